-- What the rooms write. Every table keeps the rows as they came, duplicates included (suffix _log);
-- people and pages read the view of the plain name, which shows each row once.
-- A script must bear being run again after it broke off half way.
-- {engine:E} becomes E, or ReplicatedE on a cluster; {cluster} becomes ON CLUSTER there.

CREATE TABLE IF NOT EXISTS event_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  source LowCardinality(String) COMMENT '数据来源（接入映射名称）',
  id String COMMENT '来源内的事件编号',
  revision UInt32 COMMENT '修订号，从 0 起，最大者有效',
  type LowCardinality(String) COMMENT '事件类型',
  category LowCardinality(String) COMMENT '数据类别',
  event_time DateTime64(6, 'Asia/Shanghai') COMMENT '发生时间',
  available_time DateTime64(6, 'Asia/Shanghai') COMMENT '部门最早可提供的时间',
  arrival_time DateTime64(6, 'Asia/Shanghai') COMMENT '进入日志的时间',
  retracted Bool COMMENT '本修订是否撤回该事件',
  release UInt32 COMMENT '进入日志时生效的模型发布号',
  data String COMMENT '字段值（JSON 对象），用 JSONExtract 系列函数读取' CODEC(ZSTD(1)),
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量',
  precedence UInt128 COMMENT '去重用：最早可提供者为准，其次为日志中最先出现者',
  PROJECTION newest_by_source (SELECT source, max(arrival_time) GROUP BY source)
) ENGINE = {engine:ReplacingMergeTree(precedence)}
ORDER BY (enterprise, source, id, revision)
SETTINGS deduplicate_merge_projection_mode = 'rebuild'
COMMENT '企业事件（含重复行，请查询视图 event）';

CREATE TABLE IF NOT EXISTS enterprise_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  name String COMMENT '企业名称，未知为空',
  region LowCardinality(String) COMMENT '行政区划代码（GB/T 2260），未知为空',
  industry LowCardinality(String) COMMENT '行业门类与代码，未知为空',
  enrolled Bool COMMENT '是否在册：有工商登记或财务报表',
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量'
) ENGINE = {engine:ReplacingMergeTree(log_offset)}
ORDER BY enterprise
COMMENT '企业名录（含重复行，请查询视图 enterprise）';

CREATE TABLE IF NOT EXISTS enterprise_tag_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  as_of DateTime64(6, 'Asia/Shanghai') COMMENT '标签计算时点',
  release UInt32 COMMENT '计算时生效的模型发布号',
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量'
) ENGINE = {engine:ReplacingMergeTree(log_offset)}
ORDER BY enterprise
COMMENT '企业标签宽表，每企业一行，每标签一列（含重复行，请查询视图 enterprise_tag）';

CREATE TABLE IF NOT EXISTS enterprise_tag_change_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  tag LowCardinality(String) COMMENT '标签编号',
  as_of DateTime64(6, 'Asia/Shanghai') COMMENT '变化时点',
  before Nullable(String) COMMENT '原值，空为缺失',
  after Nullable(String) COMMENT '新值，空为缺失',
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (enterprise, tag, as_of, log_partition, log_offset)
COMMENT '标签变化历史，天数类标签只在有相关事件时记录（含重复行，请查询视图 enterprise_tag_change）';

CREATE TABLE IF NOT EXISTS score_log {cluster} (
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  as_of DateTime64(6, 'Asia/Shanghai') COMMENT '评分时点',
  release UInt32 COMMENT '模型发布号',
  unscored LowCardinality(String) COMMENT '未评分原因，已评分为空',
  model LowCardinality(String) COMMENT '模型编号',
  probability Nullable(Float64) COMMENT '校准概率',
  threshold Nullable(Float64) COMMENT '判正阈值',
  risk_index Nullable(Float64) COMMENT '风险指数 0-100',
  band LowCardinality(String) COMMENT '预警等级：red 红 orange 橙 yellow 黄 blue 蓝 green 绿',
  coverage Float64 COMMENT '模型所用标签的覆盖率 0-1',
  base Nullable(Float64) COMMENT '基准值（对数几率）',
  reason_tag Array(LowCardinality(String)) COMMENT '原因：标签编号，贡献由大到小',
  reason_kind Array(LowCardinality(String)) COMMENT '原因：值的种类',
  reason_value Array(String) COMMENT '原因：标签值' CODEC(ZSTD(1)),
  reason_contribution Array(Float64) COMMENT '原因：对评分的贡献（对数几率），与基准值相加即得评分' CODEC(ZSTD(1)),
  reason_evidence Array(Array(String)) COMMENT '原因：证据事件，每项为 来源 换行 编号' CODEC(ZSTD(1)),
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (enterprise, risk, as_of, log_partition, log_offset)
COMMENT '评分历史（含重复行，请查询视图 score）';

CREATE TABLE IF NOT EXISTS latest_score_log {cluster} AS score_log
ENGINE = {engine:ReplacingMergeTree(log_offset)}
ORDER BY (enterprise, risk)
COMMENT '每企业每风险的最新评分（含重复行，请查询视图 latest_score）';

CREATE TABLE IF NOT EXISTS alert_log {cluster} (
  id String COMMENT '预警编号，由内容决定',
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  episode UInt32 COMMENT '第几次预警过程，从 1 起',
  band LowCardinality(String) COMMENT '预警等级：red 红 orange 橙 yellow 黄 blue 蓝 green 绿',
  cause LowCardinality(String) COMMENT '触发原因：band_rise 等级上升，hard_rule 硬规则，sharp_change 指数骤变',
  cause_from String COMMENT '触发前的等级或指数',
  cause_to String COMMENT '触发后的等级或指数，或规则编号',
  region LowCardinality(String) COMMENT '行政区划代码（GB/T 2260），未知为空',
  raised_at DateTime64(6, 'Asia/Shanghai') COMMENT '预警时点',
  release UInt32 COMMENT '模型发布号',
  risk_index Nullable(Float64) COMMENT '风险指数 0-100，硬规则且无评分时为空',
  reason_tag Array(LowCardinality(String)) COMMENT '原因：标签编号，贡献由大到小',
  reason_kind Array(LowCardinality(String)) COMMENT '原因：值的种类',
  reason_value Array(String) COMMENT '原因：标签值',
  reason_contribution Array(Float64) COMMENT '原因：对评分的贡献（对数几率）',
  reason_evidence Array(Array(String)) COMMENT '原因：证据事件，每项为 来源 换行 编号',
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '日志偏移量',
  stored_at DateTime64(6, 'Asia/Shanghai') DEFAULT now64(6) COMMENT '首次入库时间',
  precedence Int64 DEFAULT -toUnixTimestamp64Micro(stored_at) COMMENT '去重用：首次入库者为准',
  INDEX by_enterprise enterprise TYPE bloom_filter GRANULARITY 1,
  INDEX by_storage stored_at TYPE minmax GRANULARITY 1
) ENGINE = {engine:ReplacingMergeTree(precedence)}
ORDER BY (raised_at, id)
COMMENT '预警（含重复行，请查询视图 alert）';

CREATE TABLE IF NOT EXISTS dead_letter_log {cluster} (
  feed LowCardinality(String) COMMENT '接入映射名称，stream 为流作业',
  location String COMMENT '文件名，或主题与分区',
  position UInt64 COMMENT '行号（从 1 起），或偏移量',
  field String COMMENT '出错的列，整条出错为空',
  reason LowCardinality(String) COMMENT '原因代码',
  detail String COMMENT '说明：读到什么，应为什么',
  raw String COMMENT '原始记录，至多 4000 字符' CODEC(ZSTD(1)),
  refused_at DateTime64(6, 'Asia/Shanghai') COMMENT '拒收时间'
) ENGINE = {engine:ReplacingMergeTree(refused_at)}
ORDER BY (feed, location, position, field, reason)
COMMENT '死信：不合格记录（含重复行，请查询视图 dead_letter）';

CREATE TABLE IF NOT EXISTS feed_run_log {cluster} (
  feed LowCardinality(String) COMMENT '接入映射名称',
  input String COMMENT '输入文件',
  started_at DateTime64(6, 'Asia/Shanghai') COMMENT '开始时间',
  finished_at DateTime64(6, 'Asia/Shanghai') COMMENT '结束时间',
  read UInt64 COMMENT '读取条数 = 接收 + 重复 + 拒收',
  accepted UInt64 COMMENT '接收条数',
  duplicate UInt64 COMMENT '重复条数',
  rejected Map(LowCardinality(String), UInt64) COMMENT '拒收条数，按原因'
) ENGINE = {engine:ReplacingMergeTree(finished_at)}
ORDER BY (feed, started_at, input)
COMMENT '接入运行记录（含重复行，请查询视图 feed_run）';

CREATE TABLE IF NOT EXISTS log_progress_log {cluster} (
  log_partition UInt32 COMMENT '日志分区',
  log_offset UInt64 COMMENT '已全部入库的最大偏移量',
  at DateTime64(6, 'Asia/Shanghai') COMMENT '写入时间'
) ENGINE = {engine:ReplacingMergeTree(log_offset)}
ORDER BY log_partition
COMMENT '入库进度（含重复行，请查询视图 log_progress）';

CREATE TABLE IF NOT EXISTS tag_catalogue_log {cluster} (
  id String COMMENT '标签编号，即 enterprise_tag 的列名',
  ordinal UInt32 COMMENT '目录中的次序',
  chinese String COMMENT '中文名',
  english String COMMENT '英文名',
  category LowCardinality(String) COMMENT '数据类别',
  kind LowCardinality(String) COMMENT '种类：quantity 数值，code 代码，truth 是否',
  unit String COMMENT '单位',
  signals LowCardinality(String) COMMENT 'F 非法集资，D 违约，B 两者',
  description String COMMENT '计算方法',
  version UInt64 COMMENT '目录版本，最大者有效'
) ENGINE = {engine:ReplacingMergeTree(version)}
ORDER BY id
COMMENT '标签目录（含重复行，请查询视图 tag_catalogue）';
