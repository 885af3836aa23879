-- What turns have taken in is known by the rows of what was received, with nothing left in them but
-- the id: a table less for each turn to write to.
INSERT INTO received (platform, update_id, at)
  SELECT p.platform, i.update_id, i.at FROM inbox i JOIN person p ON p.id = i.person_id
  WHERE true ON CONFLICT DO NOTHING;
DROP TABLE inbox;

-- Rows are forgotten in the order in which they came.
DROP INDEX received_age;
