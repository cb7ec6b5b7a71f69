-- What the marks of days in the log tell of the feeds, for the coverage of scores as of a past day
-- and for pages. The rows of a day hold until the next day that has any.

CREATE TABLE IF NOT EXISTS feed_epoch_log {cluster} (
  epoch Date32 COMMENT '自该日（北京时间）零时起有效，至有下一行的日期止',
  known Bool COMMENT '当日各路数据的状况是否已知；补录的历史与早期版本的日志为未知，不影响覆盖度',
  stale_type Array(String) COMMENT '来源全部逾期或有严重问题的事件类型，每路数据一项',
  stale_feed Array(String) COMMENT '与 stale_type 逐项对应：提供该类型的数据（接入映射名称）'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (epoch, known, stale_type, stale_feed)
COMMENT '各日各路数据的状况，评分的数据覆盖度据此计算（含重复行，请查询视图 feed_epoch）';
