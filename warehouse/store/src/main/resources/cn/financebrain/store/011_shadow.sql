-- What challengers say beside the champion of a risk, and what became known of enterprises, to
-- compare both with.

CREATE TABLE IF NOT EXISTS shadow_score_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  model LowCardinality(String) COMMENT '影子模型编号',
  as_of DateTime64(6, 'Asia/Shanghai') COMMENT '评分时点，与在用模型相同',
  release UInt32 COMMENT '模型发布号',
  unscored LowCardinality(String) COMMENT '未评分原因，已评分为空',
  probability Nullable(Float64) COMMENT '校准概率',
  threshold Nullable(Float64) COMMENT '判正阈值',
  risk_index Nullable(Float64) COMMENT '风险指数 0-100',
  band LowCardinality(String) COMMENT '等级：red 红 orange 橙 yellow 黄 blue 蓝 green 绿；不产生预警',
  coverage Float64 COMMENT '模型所用标签的覆盖率 0-1',
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (risk, model, enterprise, as_of, log_partition, log_offset)
COMMENT '影子模型的评分，仅供比较（含重复行，请查询视图 shadow_score）';

CREATE TABLE IF NOT EXISTS label_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  positive Bool COMMENT '是否属实',
  as_of DateTime64(6, 'Asia/Shanghai') COMMENT '结论所指的时点：只可与此前的评分比较',
  known_at DateTime64(6, 'Asia/Shanghai') COMMENT '结论得知的时间，与 as_of 之差为滞后',
  selection LowCardinality(String) COMMENT '样本来源：alert 因预警核查，sample 随机抽查，report 举报，court 司法，other 其他',
  source String COMMENT '结论的出处',
  stored_at DateTime64(6, 'Asia/Shanghai') DEFAULT now64(6) COMMENT '入库时间'
) ENGINE = {engine:ReplacingMergeTree(stored_at)}
ORDER BY (risk, enterprise, as_of, selection, source)
COMMENT '处置结论与外部结果，作为标注（含重复行，请查询视图 label）';
