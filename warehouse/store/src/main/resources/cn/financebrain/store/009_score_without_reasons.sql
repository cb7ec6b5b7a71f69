-- Reasons are worked out when an alert is raised, which keeps them, or when somebody looks.

ALTER TABLE score_log {cluster}
  DROP COLUMN IF EXISTS base,
  DROP COLUMN IF EXISTS reason_tag,
  DROP COLUMN IF EXISTS reason_kind,
  DROP COLUMN IF EXISTS reason_value,
  DROP COLUMN IF EXISTS reason_contribution,
  DROP COLUMN IF EXISTS reason_evidence;

ALTER TABLE latest_score_log {cluster}
  DROP COLUMN IF EXISTS base,
  DROP COLUMN IF EXISTS reason_tag,
  DROP COLUMN IF EXISTS reason_kind,
  DROP COLUMN IF EXISTS reason_value,
  DROP COLUMN IF EXISTS reason_contribution,
  DROP COLUMN IF EXISTS reason_evidence;
