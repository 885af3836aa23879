-- Somebody on a platform who has consented, and where the conversation with them stands.
CREATE TABLE person (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT    NOT NULL,
  account  TEXT    NOT NULL,
  version  INTEGER NOT NULL, -- of the state's form
  state    TEXT    NOT NULL,
  UNIQUE (platform, account)
);

-- What was taken in already: an update that comes again is not decided again.
CREATE TABLE inbox (
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  update_id TEXT    NOT NULL,
  at        INTEGER NOT NULL, -- milliseconds since 1970, like every time here
  PRIMARY KEY (person_id, update_id)
) WITHOUT ROWID;
CREATE INDEX inbox_age ON inbox (at);

-- What happened, for good.
CREATE TABLE fact (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  at        INTEGER NOT NULL,
  fact      TEXT    NOT NULL
);
CREATE INDEX fact_person ON fact (person_id);

-- What is to be sent; a row goes when it has arrived.
CREATE TABLE outbox (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT    NOT NULL,
  account  TEXT    NOT NULL,
  reply    TEXT    NOT NULL
);
CREATE INDEX outbox_account ON outbox (platform, account);

-- When to speak first.
CREATE TABLE nudge (
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind      TEXT    NOT NULL,
  due_at    INTEGER NOT NULL,
  PRIMARY KEY (person_id, kind)
) WITHOUT ROWID;
CREATE INDEX nudge_due ON nudge (due_at);
