-- Reminders to people who cannot be reached sleep; the sweep looks at those alone that are awake, so
-- that what it costs goes by what is due.
ALTER TABLE nudge ADD COLUMN asleep INTEGER NOT NULL DEFAULT 0;
UPDATE nudge SET asleep = 1
  WHERE person_id IN (SELECT id FROM person WHERE unreachable_at IS NOT NULL);
DROP INDEX nudge_due;
CREATE INDEX nudge_due ON nudge (due_at) WHERE asleep = 0;

-- When the reminder was due that a reply is; null for an answer to a person.
ALTER TABLE outbox ADD COLUMN due_at INTEGER;
