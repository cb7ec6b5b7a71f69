-- Dead letters keep the columns of their source, so that a row can be taken apart again, and have
-- an id; what people did about them is kept step by step.

ALTER TABLE dead_letter_log {cluster}
  ADD COLUMN IF NOT EXISTS header Array(String) COMMENT '来源的表头，按列的次序；记录自带字段名或整份来源被拒为空' CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS id String MATERIALIZED lower(hex(sipHash128(feed, location, position, field, reason, detail, raw))) COMMENT '编号：由除时间与表头外的内容得出';

CREATE TABLE IF NOT EXISTS dead_letter_step_log {cluster} (
  letter String COMMENT '死信编号',
  at DateTime64(6, 'Asia/Shanghai') COMMENT '时间',
  action LowCardinality(String) COMMENT '操作：mended 修正重放，dismissed 不再处理，reopened 重新打开',
  person String COMMENT '操作人账号',
  reason String COMMENT '不再处理或重新打开的理由，重放为空',
  feed LowCardinality(String) COMMENT '接入映射名称',
  before String COMMENT '死信的原始记录' CODEC(ZSTD(1)),
  changed_column Array(String) COMMENT '被修正的列' CODEC(ZSTD(1)),
  changed_from Array(String) COMMENT '修正前的值，与列对应' CODEC(ZSTD(1)),
  changed_to Array(String) COMMENT '修正后的值，与列对应' CODEC(ZSTD(1)),
  fate LowCardinality(String) COMMENT '重放的结果：published 已入日志，duplicate 日志已有，queued 待认定企业；否则为空',
  event_id Array(String) COMMENT '重放所成事件的编号，来源为该映射'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (letter, at)
COMMENT '死信处理的每一步（含重复行，请查询视图 dead_letter_step）';
