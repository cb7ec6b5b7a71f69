-- What each load tells of its feed, and what is found to be wrong with feeds.

CREATE TABLE IF NOT EXISTS feed_agreement_log {cluster} (
  feed LowCardinality(String) COMMENT '接入映射名称',
  title String COMMENT '数据名称',
  event_types Array(LowCardinality(String)) COMMENT '产生的事件类型',
  zone LowCardinality(String) COMMENT '日期所用时区',
  cadence LowCardinality(String) COMMENT '约定的提供频率（ISO 8601 周期），未约定为空',
  grace LowCardinality(String) COMMENT '宽限期（ISO 8601 周期）',
  told_at DateTime64(6, 'Asia/Shanghai') COMMENT '最近一次接入的结束时间，最新者有效'
) ENGINE = {engine:ReplacingMergeTree(told_at)}
ORDER BY feed
COMMENT '各路数据的约定（含重复行，请查询视图 feed_agreement）';

CREATE TABLE IF NOT EXISTS feed_day_log {cluster} (
  feed LowCardinality(String) COMMENT '接入映射名称',
  day Date COMMENT '部门最早可提供的日期',
  started_at DateTime64(6, 'Asia/Shanghai') COMMENT '接入开始时间',
  input String COMMENT '输入文件或连接',
  accepted UInt64 COMMENT '新接收条数'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (feed, day, started_at, input)
COMMENT '每次接入按日期的新增条数（含重复行，请查询视图 feed_day）';

CREATE TABLE IF NOT EXISTS feed_column_log {cluster} (
  feed LowCardinality(String) COMMENT '接入映射名称',
  started_at DateTime64(6, 'Asia/Shanghai') COMMENT '接入开始时间',
  input String COMMENT '输入文件或连接',
  column_name String COMMENT '源列名',
  field LowCardinality(String) COMMENT '所填字段，无则为空',
  read Bool COMMENT '映射是否使用该列',
  seen Bool COMMENT '源中是否有该列',
  rows UInt64 COMMENT '统计的行数（不含拒收）',
  missing UInt64 COMMENT '其中缺失的行数',
  numbers UInt64 COMMENT '文本与代码列中形如数字的行数',
  dates UInt64 COMMENT '文本与代码列中形如日期的行数',
  texts UInt64 COMMENT '文本与代码列中其他文字的行数'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (feed, started_at, input, column_name)
COMMENT '每次接入各列的情况（含重复行，请查询视图 feed_column）';

CREATE TABLE IF NOT EXISTS feed_alert_log {cluster} (
  id String COMMENT '问题编号，由内容决定',
  feed LowCardinality(String) COMMENT '接入映射名称',
  kind LowCardinality(String) COMMENT '种类：freshness 时效，volume 数量，missing_values 缺失，rejects 拒收，schema_drift 结构变化',
  subject String COMMENT '所涉的列或拒收原因，整路为空',
  severity LowCardinality(String) COMMENT '程度：warning 警告，error 严重',
  since DateTime64(6, 'Asia/Shanghai') COMMENT '自何时起',
  detail_chinese String COMMENT '说明（中文）',
  detail_english String COMMENT '说明（英文）',
  closed_at Nullable(DateTime64(6, 'Asia/Shanghai')) COMMENT '何时消除，未消除为空',
  seen_at DateTime64(6, 'Asia/Shanghai') COMMENT '最近一次变化的判断时点，最新者有效'
) ENGINE = {engine:ReplacingMergeTree(seen_at)}
ORDER BY id
COMMENT '数据接入问题（含重复行，请查询视图 feed_alert）';
