-- Scores and alerts name the book of rules that judged them, and scores what it did.

ALTER TABLE score_log {cluster}
  ADD COLUMN IF NOT EXISTS rules LowCardinality(String) COMMENT '规则集编号，未经规则评定的为空' AFTER coverage,
  ADD COLUMN IF NOT EXISTS model_index Nullable(Float64) COMMENT '模型指数 0-100；加上规则加减分并限制在 0-100 即为 risk_index' AFTER rules,
  ADD COLUMN IF NOT EXISTS rule_id Array(LowCardinality(String)) COMMENT '起作用的加减分规则' AFTER model_index,
  ADD COLUMN IF NOT EXISTS rule_points Array(Int32) COMMENT '与 rule_id 逐项对应：加减的分数' AFTER rule_id,
  ADD COLUMN IF NOT EXISTS rule_veto Array(LowCardinality(String)) COMMENT '成立的否决规则与白名单：评分不产生预警' AFTER rule_points,
  COMMENT COLUMN risk_index '风险指数 0-100，含规则加减分';

ALTER TABLE latest_score_log {cluster}
  ADD COLUMN IF NOT EXISTS rules LowCardinality(String) COMMENT '规则集编号，未经规则评定的为空' AFTER coverage,
  ADD COLUMN IF NOT EXISTS model_index Nullable(Float64) COMMENT '模型指数 0-100；加上规则加减分并限制在 0-100 即为 risk_index' AFTER rules,
  ADD COLUMN IF NOT EXISTS rule_id Array(LowCardinality(String)) COMMENT '起作用的加减分规则' AFTER model_index,
  ADD COLUMN IF NOT EXISTS rule_points Array(Int32) COMMENT '与 rule_id 逐项对应：加减的分数' AFTER rule_id,
  ADD COLUMN IF NOT EXISTS rule_veto Array(LowCardinality(String)) COMMENT '成立的否决规则与白名单：评分不产生预警' AFTER rule_points,
  COMMENT COLUMN risk_index '风险指数 0-100，含规则加减分';

ALTER TABLE alert_log {cluster}
  ADD COLUMN IF NOT EXISTS rules LowCardinality(String) COMMENT '规则集编号，早期版本写入的为空' AFTER risk_index;

ALTER TABLE rule_catalogue_log {cluster}
  COMMENT COLUMN band '触发预警的最低等级，不直接触发预警的规则为 green';
