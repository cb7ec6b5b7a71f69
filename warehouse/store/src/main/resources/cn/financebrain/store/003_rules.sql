-- Names of the hard rules, for alerts that rules raised. A rule that has left the product keeps its name here.

CREATE TABLE IF NOT EXISTS rule_catalogue_log {cluster} (
  id String COMMENT '规则编号',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  band LowCardinality(String) COMMENT '触发预警的最低等级',
  chinese String COMMENT '中文名',
  english String COMMENT '英文名',
  basis String COMMENT '法规依据',
  version UInt64 COMMENT '版本，最大者有效'
) ENGINE = {engine:ReplacingMergeTree(version)}
ORDER BY id
COMMENT '硬规则目录（含重复行，请查询视图 rule_catalogue）';
