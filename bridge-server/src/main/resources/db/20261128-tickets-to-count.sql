-- Tickets of which the org may hold two: when their records are to be counted (nanoseconds since
-- 1970-01-01 UTC). Goes when they were counted, or with the ticket.
CREATE TABLE ticket_to_count (
  reference VARCHAR(64) NOT NULL PRIMARY KEY REFERENCES ledger_row (reference) ON DELETE CASCADE,
  due_at BIGINT NOT NULL
);
