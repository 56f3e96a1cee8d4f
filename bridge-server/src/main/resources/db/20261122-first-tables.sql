-- What administrators make: an id, the name that must be unique, and the whole thing as JSON.

CREATE TABLE accounts (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL
);

CREATE TABLE configurations (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  account_id VARCHAR(64) NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  UNIQUE (account_id, name)
);

CREATE TABLE triggers (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL
);

CREATE TABLE custom_variables (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL
);

CREATE TABLE agents (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL
);

CREATE TABLE logins (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  agent_id VARCHAR(64) REFERENCES agents (id),
  name TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL
);

CREATE TABLE pbxs (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL
);

-- The value is sealed (AES-256-GCM, base64); the key is never in here.
CREATE TABLE secrets (
  name VARCHAR(200) NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL
);

-- Times are nanoseconds since 1970-01-01 UTC. Rows outlive what they name, so nothing is referenced.
CREATE TABLE ledger_row (
  reference VARCHAR(64) NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  pbx VARCHAR(64) NOT NULL,
  linked_id VARCHAR(150) NOT NULL,
  segment INTEGER NOT NULL,
  trigger_id VARCHAR(64) NOT NULL,
  action INTEGER NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  configuration_id VARCHAR(64) NOT NULL,
  agent_id VARCHAR(64),
  state VARCHAR(20) NOT NULL,
  finished BOOLEAN NOT NULL,
  writer TEXT,
  shown BOOLEAN NOT NULL,
  record_id VARCHAR(64),
  url TEXT,
  words TEXT,
  attempts INTEGER NOT NULL,
  draft TEXT NOT NULL,
  ending TEXT,
  draft_forgotten BOOLEAN NOT NULL,
  planned_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (pbx, linked_id, segment, trigger_id, action)
);

CREATE INDEX ledger_row_finished ON ledger_row (finished, number);

CREATE INDEX ledger_row_changed ON ledger_row (finished, changed_at);

-- Only ever added to; goes when its row goes.
CREATE TABLE ledger_change (
  reference VARCHAR(64) NOT NULL REFERENCES ledger_row (reference) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  caused_by TEXT NOT NULL,
  words TEXT,
  PRIMARY KEY (reference, number)
);

-- Segments that left no ticket.
CREATE TABLE passage (
  number BIGINT NOT NULL PRIMARY KEY,
  pbx VARCHAR(64) NOT NULL,
  linked_id VARCHAR(150) NOT NULL,
  segment INTEGER NOT NULL,
  at BIGINT NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  words TEXT NOT NULL
);

CREATE INDEX passage_at ON passage (at);

CREATE TABLE live_call (
  name VARCHAR(220) NOT NULL PRIMARY KEY,
  state TEXT NOT NULL
);

-- Only ever added to.
CREATE TABLE audit (
  number BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE INDEX audit_at ON audit (at);
