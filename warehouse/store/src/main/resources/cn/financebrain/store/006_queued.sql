-- Rows whose enterprise a person has to name wait in ingest's queue, and are counted.

ALTER TABLE feed_run_log {cluster}
  ADD COLUMN IF NOT EXISTS queued UInt64 COMMENT '待认定条数：企业无法自动认定，等待人工处理' AFTER duplicate;

ALTER TABLE feed_run_log {cluster}
  COMMENT COLUMN read '读取条数 = 接收 + 重复 + 待认定 + 拒收';
