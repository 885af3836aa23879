-- How often it was tried to handle what an earlier run has left: an update that ends the process
-- each time is set aside in the end.
ALTER TABLE received ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
