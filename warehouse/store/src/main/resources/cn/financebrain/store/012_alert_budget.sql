-- How many alerts a district can handle on a day. Rows are only ever added: a correction is a row
-- with a later set_at, and the end of a budget is a row without a number.

CREATE TABLE IF NOT EXISTS alert_budget_log {cluster} (
  region LowCardinality(String) COMMENT '行政区划代码（GB/T 2260）的前 2、4 或 6 位；对其下每个区县分别有效，位数多者优先',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约；空为两者（各自计数），指明风险者优先',
  per_day Nullable(UInt32) COMMENT '每日可处置的预警数；空为自该日起不再设定',
  valid_from Date32 COMMENT '自该日（北京时间）起有效',
  set_by String COMMENT '设定人',
  set_at DateTime64(6, 'Asia/Shanghai') COMMENT '设定时间；同一区域、风险与起始日以最后设定者为准'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (region, risk, valid_from, set_at, set_by)
COMMENT '预警处置限额的全部设定与更正（含重复行，请查询视图 alert_budget）';
