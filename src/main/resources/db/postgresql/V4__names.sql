-- Tables by the words that the code uses for what is in them.
ALTER TABLE nudge RENAME TO reminder;
ALTER INDEX nudge_due RENAME TO reminder_due;
ALTER INDEX nudge_pkey RENAME TO reminder_pkey;
ALTER TABLE aside RENAME TO dead_letter;
ALTER INDEX aside_pkey RENAME TO dead_letter_pkey;
