-- Scans: every enterprise, or a selection, scored as of one moment by a bounded job. A scan is never
-- changed afterwards; its state is the newest row of it.

CREATE TABLE IF NOT EXISTS scan_log {cluster} (
  scan String COMMENT '扫描编号',
  title String COMMENT '名称',
  as_of DateTime64(6, 'Asia/Shanghai') COMMENT '扫描时点：以此刻为准重新评分',
  region LowCardinality(String) COMMENT '范围：行政区划代码前缀，全市为空',
  selection String COMMENT '筛选条件（JSON 对象），全部企业为空',
  release UInt32 COMMENT '模型发布号',
  state LowCardinality(String) COMMENT '状态：running 进行中，done 完成，stopped 已停止，failed 失败',
  detail String COMMENT '失败原因，无则为空',
  enterprises UInt64 COMMENT '已评分的企业数',
  planned UInt64 COMMENT '应评分的企业数',
  fingerprint String COMMENT '全部结果的摘要，未完成为空；两次扫描相同则结果逐项相同',
  person String COMMENT '发起人账号，计划任务为空',
  schedule String COMMENT '所属计划，临时发起为空',
  started_at DateTime64(6, 'Asia/Shanghai') COMMENT '开始时间',
  told_at DateTime64(6, 'Asia/Shanghai') COMMENT '记录时间，最新者有效',
  log_end String DEFAULT '' COMMENT '所用日志的终点（分区:偏移量，以空格分隔），其后到达的记录不计'
) ENGINE = {engine:ReplacingMergeTree(told_at)}
ORDER BY scan
COMMENT '风险扫描（含旧行，请查询视图 scan）';

CREATE TABLE IF NOT EXISTS scan_score_log {cluster} (
  scan String COMMENT '扫描编号',
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  name String COMMENT '企业名称，未知为空',
  region LowCardinality(String) COMMENT '行政区划代码（GB/T 2260），未知为空',
  industry LowCardinality(String) COMMENT '行业门类与代码，未知为空',
  unscored LowCardinality(String) COMMENT '未评分原因，已评分为空',
  model LowCardinality(String) COMMENT '模型编号',
  probability Nullable(Float64) COMMENT '校准概率',
  risk_index Nullable(Float64) COMMENT '风险指数 0-100',
  band LowCardinality(String) COMMENT '预警等级：red 红 orange 橙 yellow 黄 blue 蓝 green 绿',
  coverage Float64 COMMENT '模型所用标签的覆盖率 0-1',
  reason_tag Array(LowCardinality(String)) COMMENT '主要原因：标签编号，贡献由大到小',
  reason_value Array(String) COMMENT '主要原因：标签值，与编号对应' CODEC(ZSTD(1)),
  reason_contribution Array(Float64) COMMENT '主要原因：对评分的贡献（对数几率），与编号对应' CODEC(ZSTD(1)),
  rule Array(LowCardinality(String)) COMMENT '所触发的硬规则编号'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (scan, risk, enterprise)
COMMENT '扫描所得的评分（含重复行，请查询视图 scan_score）';

CREATE TABLE IF NOT EXISTS scan_part_log {cluster} (
  scan String COMMENT '扫描编号',
  part UInt32 COMMENT '分片序号，从 0 起',
  looked UInt64 COMMENT '应评分的企业数',
  enterprises UInt64 COMMENT '列入结果的企业数',
  sum_high UInt64 COMMENT '本分片结果摘要之和的高 64 位',
  sum_low UInt64 COMMENT '本分片结果摘要之和的低 64 位'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (scan, part)
COMMENT '扫描中已完成的分片，续扫时不再读取（含重复行，请查询视图 scan_part）';
