-- How far what a model reads, and says, has moved since it was trained, day by day.

CREATE TABLE IF NOT EXISTS model_drift_log {cluster} (
  day Date COMMENT '判断日期',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  model LowCardinality(String) COMMENT '当时在用的模型编号',
  subject LowCardinality(String) COMMENT '标签编号，模型指数为空',
  psi Nullable(Float64) COMMENT '总体稳定性指标 PSI，与训练样本相比；未比较为空',
  state LowCardinality(String) COMMENT 'stable 稳定，watch 关注，alarm 告警，not_judged 企业过少未判断，no_reference 模型未记录训练样本的分布',
  unknown_then Nullable(Float64) COMMENT '训练样本中无值的占比 0-1',
  unknown_now Nullable(Float64) COMMENT '当前无值的企业占比 0-1；模型指数则为该模型未评分的占比',
  enterprises UInt64 COMMENT '当前统计的企业数',
  judged_at DateTime64(6, 'Asia/Shanghai') COMMENT '判断时点，当日最新者有效'
) ENGINE = {engine:ReplacingMergeTree(judged_at)}
ORDER BY (day, risk, model, subject)
COMMENT '模型漂移：标签与评分相对训练样本的偏移（含重复行，请查询视图 model_drift）';
