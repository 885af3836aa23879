-- Tables by the words that the code uses for what is in them.
ALTER TABLE nudge RENAME TO reminder;
DROP INDEX nudge_due;
CREATE INDEX reminder_due ON reminder (due_at) WHERE asleep = 0;
ALTER TABLE aside RENAME TO dead_letter;
