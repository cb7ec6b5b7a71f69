-- Pages of dead letters go back in time, and one is looked up by its id: neither is the order of the table.

ALTER TABLE dead_letter_log {cluster}
  ADD INDEX IF NOT EXISTS by_refusal refused_at TYPE minmax GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_id id TYPE bloom_filter GRANULARITY 1;

ALTER TABLE dead_letter_log {cluster} MATERIALIZE INDEX by_refusal;

ALTER TABLE dead_letter_log {cluster} MATERIALIZE INDEX by_id;
