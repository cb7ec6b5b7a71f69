-- What became of alerts: every step of every case, and each case as it stands. Free texts stay in
-- the system of cases, since they name people.

CREATE TABLE IF NOT EXISTS case_step_log {cluster} (
  number String COMMENT '案件编号：年份-序号',
  step UInt32 COMMENT '案件的第几步，从 1 起',
  at DateTime64(6, 'Asia/Shanghai') COMMENT '时间',
  action LowCardinality(String) COMMENT '操作：open 立案，take 领取，assign 交办，accept 签收，report 反馈，decide 复核定性，approved 第二人同意 等',
  actor String COMMENT '操作人，系统自动为空',
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  region LowCardinality(String) COMMENT '开案时企业所在行政区划代码（GB/T 2260）',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  path LowCardinality(String) COMMENT '处置路径：order737 打非，assist 帮扶',
  band LowCardinality(String) COMMENT '所含预警的最高等级：red 红 orange 橙 yellow 黄 blue 蓝 green 绿',
  opened_at DateTime64(6, 'Asia/Shanghai') COMMENT '开案时间',
  state LowCardinality(String) COMMENT '此步之后的状态：triage 研判，assigned 交办，inspecting 核查，reported 反馈，handling 处置，closed 销号',
  handler String COMMENT '承办人，尚无为空',
  verdict LowCardinality(String) COMMENT '核查结论：confirmed 属实，refuted 不属实，inconclusive 存疑，尚无为空',
  outcome LowCardinality(String) COMMENT '处置结果：excluded 排除，monitored 持续监测，rectified 约谈整改，filed 立案，police 移送公安，authority 移送主管，assisted 助企帮扶，尚无为空',
  due_on Nullable(Date32) COMMENT '本状态的期限，挂起或销号时为空',
  suspended Bool COMMENT '是否挂起',
  supervised Bool COMMENT '是否督办',
  deserved Nullable(Bool) COMMENT '预警是否值得人工核查，销号前为空'
) ENGINE = {engine:ReplacingMergeTree}
ORDER BY (number, step)
COMMENT '案件的每一步（含重复行，请查询视图 case_step）';

CREATE TABLE IF NOT EXISTS case_file_log {cluster} (
  number String COMMENT '案件编号：年份-序号',
  step UInt32 COMMENT '案件已走的步数',
  at DateTime64(6, 'Asia/Shanghai') COMMENT '最近一步的时间',
  action LowCardinality(String) COMMENT '最近一步的操作',
  actor String COMMENT '最近一步的操作人，系统自动为空',
  enterprise String COMMENT '企业标识：统一社会信用代码，或 方案:值',
  region LowCardinality(String) COMMENT '开案时企业所在行政区划代码（GB/T 2260）',
  risk LowCardinality(String) COMMENT '风险：fundraising 非法集资，default 违约',
  path LowCardinality(String) COMMENT '处置路径：order737 打非，assist 帮扶',
  band LowCardinality(String) COMMENT '所含预警的最高等级',
  opened_at DateTime64(6, 'Asia/Shanghai') COMMENT '开案时间',
  state LowCardinality(String) COMMENT '状态：triage 研判，assigned 交办，inspecting 核查，reported 反馈，handling 处置，closed 销号',
  handler String COMMENT '承办人，尚无为空',
  verdict LowCardinality(String) COMMENT '核查结论，尚无为空',
  outcome LowCardinality(String) COMMENT '处置结果，尚无为空',
  due_on Nullable(Date32) COMMENT '本状态的期限，挂起或销号时为空',
  suspended Bool COMMENT '是否挂起',
  supervised Bool COMMENT '是否督办',
  deserved Nullable(Bool) COMMENT '预警是否值得人工核查，销号前为空'
) ENGINE = {engine:ReplacingMergeTree(step)}
ORDER BY number
COMMENT '案件现状（含旧行，请查询视图 case_file）';
