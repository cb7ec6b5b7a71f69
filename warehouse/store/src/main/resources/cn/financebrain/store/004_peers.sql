-- Statistics of peers by epoch, for views as of a past day. A row holds until the next of its group.

CREATE TABLE IF NOT EXISTS peer_epoch_log {cluster} (
  tag LowCardinality(String) COMMENT '做比较的标签编号',
  codes Array(String) COMMENT '同组企业共有的代码，由粗到细',
  epoch Date32 COMMENT '自该日（北京时间）零时起有效，至同组下一行止；统计该日零时前到达的记录',
  members UInt64 COMMENT '组内企业数',
  mean Float64 COMMENT '被比较量的均值（标签定义为 log 时为 ln(1+x) 的均值）',
  deviation Float64 COMMENT '被比较量的总体标准差'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (tag, codes, epoch)
COMMENT '同行统计，按日（含重复行，请查询视图 peer_epoch）';
