-- Who sent it, as in person.account, until it is done with: what one person sent, to whichever instance,
-- is taken in the order in which it came.
ALTER TABLE received ADD COLUMN whose TEXT;
CREATE INDEX received_whose ON received (platform, whose, seq) WHERE body IS NOT NULL;
