-- How many facts of theirs there are: a sealed one is bound to its number.
ALTER TABLE person ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;
UPDATE person SET facts = n FROM (SELECT person_id, count(*) AS n FROM fact GROUP BY person_id) f
  WHERE f.person_id = person.id;
