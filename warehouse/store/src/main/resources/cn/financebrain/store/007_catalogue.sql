-- The catalogue of tags changes while the system runs: statistics of peers are told apart by the
-- definition of the tag that compares, and tags that are being filled from history are told of.

ALTER TABLE peer_epoch_log {cluster}
  ADD COLUMN IF NOT EXISTS definition LowCardinality(String) COMMENT '做比较的标签的定义指纹，早期版本写入的为空' AFTER epoch,
  MODIFY ORDER BY (tag, codes, epoch, definition);

CREATE TABLE IF NOT EXISTS tag_filling_log {cluster} (
  id String COMMENT '标签编号',
  chinese String COMMENT '中文名',
  english String COMMENT '英文名',
  category LowCardinality(String) COMMENT '数据类别',
  kind LowCardinality(String) COMMENT '种类：quantity 数值，code 代码，truth 是否',
  unit String COMMENT '单位',
  signals LowCardinality(String) COMMENT 'F 非法集资，D 违约，B 两者',
  description String COMMENT '计算方法',
  change LowCardinality(String) COMMENT '新增 added，修改 changed',
  catalogue String COMMENT '标签目录编号',
  filling Bool COMMENT '是否正在回填；启用或放弃后为否',
  percent UInt8 COMMENT '已读日志的百分比',
  told_at DateTime64(6, 'Asia/Shanghai') COMMENT '记录时间'
) ENGINE = {engine:ReplacingMergeTree(told_at)}
ORDER BY id
COMMENT '尚未回填的标签（含重复行，请查询视图 tag_filling）';
