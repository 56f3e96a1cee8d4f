-- Recorded calls. Times are nanoseconds since 1970-01-01 UTC; files is a JSON list of names, as the PBX has them.
CREATE TABLE recording (
  reference VARCHAR(32) NOT NULL PRIMARY KEY,
  pbx VARCHAR(64) NOT NULL,
  linked_id VARCHAR(150) NOT NULL,
  number VARCHAR(100) NOT NULL,
  files TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  ended_at BIGINT
);

CREATE INDEX recording_ended ON recording (ended_at);

CREATE INDEX recording_changed ON recording (changed_at);

CREATE INDEX recording_number ON recording (number);

-- Who talked in them.
CREATE TABLE recording_agent (
  agent_id VARCHAR(64) NOT NULL,
  reference VARCHAR(32) NOT NULL REFERENCES recording (reference) ON DELETE CASCADE,
  PRIMARY KEY (agent_id, reference)
);

CREATE INDEX recording_agent_reference ON recording_agent (reference);
