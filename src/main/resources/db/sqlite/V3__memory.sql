-- What a platform remembers of itself, such as what was uploaded to it already.
CREATE TABLE platform_memory (
  platform TEXT NOT NULL,
  key      TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (platform, key)
) WITHOUT ROWID;

-- What a platform remembers of somebody, such as where else they may be reached.
CREATE TABLE person_memory (
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  key       TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  PRIMARY KEY (person_id, key)
) WITHOUT ROWID;
