-- An alert of a first score has a cause of its own.

ALTER TABLE alert_log {cluster}
  COMMENT COLUMN cause '触发原因：first_score 首次评分，band_rise 等级上升，hard_rule 硬规则，sharp_change 指数骤变',
  COMMENT COLUMN cause_from '触发前的等级或指数，首次评分与硬规则为空';
