-- A case that is opened again and ends in doubt takes back what it had found. The row of the same key
-- says so; the view, which is made anew, leaves it out.

ALTER TABLE label_log {cluster}
  ADD COLUMN IF NOT EXISTS withdrawn Bool DEFAULT false COMMENT '是否已撤回：该来源对该时点不再有结论' AFTER source;

DROP VIEW IF EXISTS label {cluster};
