-- Customers created for callers; each goes when its time is over (nanoseconds since 1970-01-01 UTC).
CREATE TABLE created_customer (
  org VARCHAR(255) NOT NULL,
  number VARCHAR(64) NOT NULL,
  object VARCHAR(20) NOT NULL,
  record_id VARCHAR(18) NOT NULL,
  name TEXT NOT NULL,
  account_id VARCHAR(18),
  phone TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (org, number)
);
