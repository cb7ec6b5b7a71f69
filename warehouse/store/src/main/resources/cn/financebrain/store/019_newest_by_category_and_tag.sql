-- Screening asks who has a record of a category since a day, and whose tag has changed since: the newest
-- of each enterprise answers that, however much history there is.

ALTER TABLE event_log {cluster}
  ADD PROJECTION IF NOT EXISTS newest_by_category
  (SELECT category, enterprise, maxIf(event_time, NOT retracted) GROUP BY category, enterprise);

ALTER TABLE event_log {cluster} MATERIALIZE PROJECTION newest_by_category;

ALTER TABLE enterprise_tag_change_log {cluster}
  MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE enterprise_tag_change_log {cluster}
  ADD PROJECTION IF NOT EXISTS newest_by_tag
  (SELECT tag, enterprise, maxIf(as_of, notEmpty(ifNull(before, ''))) GROUP BY tag, enterprise);

ALTER TABLE enterprise_tag_change_log {cluster} MATERIALIZE PROJECTION newest_by_tag;
