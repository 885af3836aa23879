-- A person's data key, wrapped by the operator's; it goes with them. Null until they are sealed.
-- Sealed fields are blobs (state, fact, value, reply, body), plain ones text.
ALTER TABLE person ADD COLUMN data_key BLOB;

-- The key of what is only passing through (received, aside, outbox), wrapped once by each of the
-- operator's keys that is in use.
CREATE TABLE data_key (wrapped BLOB NOT NULL);
