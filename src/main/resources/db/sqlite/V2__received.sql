-- What a platform sent and no turn has taken in yet. When one has, only the id stays, for a day, so
-- that what is sent again is known.
CREATE TABLE received (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  platform  TEXT    NOT NULL,
  update_id TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  body      TEXT,
  UNIQUE (platform, update_id)
);
CREATE INDEX received_open ON received (seq) WHERE body IS NOT NULL;
CREATE INDEX received_age ON received (at) WHERE body IS NULL;

-- What could not be handled, for an operator to look at.
CREATE TABLE aside (
  platform  TEXT    NOT NULL,
  update_id TEXT    NOT NULL,
  account   TEXT, -- of somebody who has consented
  at        INTEGER NOT NULL,
  reason    TEXT    NOT NULL,
  body      TEXT,
  PRIMARY KEY (platform, update_id)
) WITHOUT ROWID;

-- Since when somebody cannot be written to; and the last message with buttons in their chat.
ALTER TABLE person ADD COLUMN unreachable_at INTEGER;
ALTER TABLE person ADD COLUMN card TEXT;
ALTER TABLE person ADD COLUMN card_bottom INTEGER NOT NULL DEFAULT 0;
