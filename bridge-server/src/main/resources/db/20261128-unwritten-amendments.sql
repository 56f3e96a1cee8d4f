-- What a ticket that stands is still to get: a customer or an owner, known late. Goes when the org
-- has it, or with the ticket.
CREATE TABLE ticket_to_amend (
  reference VARCHAR(64) NOT NULL PRIMARY KEY REFERENCES ledger_row (reference) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  amendment TEXT NOT NULL
);
