/** The words of how feeds are, in both languages. */
import { driftEn, driftZh } from './drift';

export const feedsZh = {
  quality: '数据质量',
  title: '数据接入',
  onlyIll: '只看有问题的',
  stateOf: '状态',
  state: { error: '严重', warning: '警告', healthy: '正常', unagreed: '未约定' },
  feed: '数据',
  cadence: '约定频率',
  noCadence: '未约定，不判断时效',
  grace: '宽限 {{grace}}',
  newest: '最新数据',
  expected: '预计下次',
  late: '已迟到',
  arrival: '最近入库',
  events: '事件',
  deadLetters: '死信',
  since: '始于',
  kind: {
    freshness: '时效',
    volume: '数量',
    missing_values: '缺失',
    rejects: '拒收',
    schema_drift: '结构变化',
  },
  todo: {
    freshness: '请联系提供部门；再查看接入进程的日志 feeds.log 与 feeds/status.json。',
    volume: '请向提供部门核实是否漏报、重报；补报后会自动消除。',
    missing_values: '请向提供部门核实该列；列名或格式有变时修改映射。',
    rejects: '死信（表 dead_letter）中有每条拒收的位置与原因；改正后重新接入即可。',
    schema_drift: '请与提供部门确认表结构，必要时修改映射；新结构成为常态后会自动消除。',
  },
  none: '尚未接入任何数据',
  noneHint: '接入方法见 docs/feeds.md 与 docs/connections.md。',
  well: '没有问题',
  wellHint: '所有数据均未发现问题。未约定频率的数据不判断时效。',
  drift: driftZh,
};

export const feedsEn: typeof feedsZh = {
  quality: 'Data quality',
  title: 'Data feeds',
  onlyIll: 'Only what is wrong',
  stateOf: 'State',
  state: { error: 'Error', warning: 'Warning', healthy: 'Healthy', unagreed: 'Not agreed' },
  feed: 'Feed',
  cadence: 'Agreed cadence',
  noCadence: 'None: freshness is not judged',
  grace: 'grace {{grace}}',
  newest: 'Newest data',
  expected: 'Next expected',
  late: 'late',
  arrival: 'Last arrival',
  events: 'Events',
  deadLetters: 'Dead letters',
  since: 'since',
  kind: {
    freshness: 'Freshness',
    volume: 'Volume',
    missing_values: 'Missing',
    rejects: 'Rejects',
    schema_drift: 'Schema drift',
  },
  todo: {
    freshness:
      'Ask the department; then look at feeds.log and feeds/status.json of the process that connects.',
    volume:
      'Ask the department whether rows were left out or sent twice; what is sent later closes this.',
    missing_values:
      'Ask the department about the column; change the mapping if its name or form has changed.',
    rejects:
      'The table dead_letter has place and reason of each row; mend them and load the file again.',
    schema_drift:
      'Confirm the columns with the department and change the mapping if need be; a change that stays becomes the usual.',
  },
  none: 'No feed is connected yet',
  noneHint: 'See docs/feeds.md and docs/connections.md for how to connect one.',
  well: 'Nothing is wrong',
  wellHint: 'No feed has findings. Without an agreed cadence freshness is not judged.',
  drift: driftEn,
};
