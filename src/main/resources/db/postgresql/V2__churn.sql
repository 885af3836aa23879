-- Replies, updates and their ids come and go all day: what is gone is cleared away while it is little.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
ALTER TABLE received SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
ALTER TABLE inbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- A turn writes the person's row anew; beside the old one, no index has to be told of it.
ALTER TABLE person SET (fillfactor = 80);
