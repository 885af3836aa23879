-- How many facts of theirs there are: a sealed one is bound to its number.
ALTER TABLE person ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;
UPDATE person SET facts = (SELECT count(*) FROM fact WHERE person_id = person.id);
