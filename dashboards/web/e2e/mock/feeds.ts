/** Made-up feeds in every state. */
import type { components } from '../../src/client/schema';

type Feed = components['schemas']['FeedStatus'];

const DAY = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
const instant = (ago: number) => new Date(Date.now() - ago * DAY).toISOString();

const healthy = (feed: string, title: string): Feed => ({
  feed,
  title,
  state: 'healthy',
  cadence: 'P1M',
  grace: 'P10D',
  newestDay: day(6),
  expectedDay: day(-25),
  late: false,
  lastArrivalAt: instant(5),
  lastRunAt: instant(5),
  silentDays: 5,
  runs: { loads: 4, failed: 0, failedInARow: 0 },
  refusals: [],
  events: 22_621,
  deadLetters: 12,
  findings: [],
});

const FEEDS: Feed[] = [
  healthy('city/social_insurance', '社保参保缴费 · social insurance'),
  {
    ...healthy('city/litigation_case', '立案信息 · cases filed'),
    state: 'warning',
    findings: [
      {
        id: 'w1',
        kind: 'schema_drift',
        subject: '承办法官',
        severity: 'warning',
        since: instant(2),
        chinese: '出现映射未定义的新列“承办法官”',
        english: "a new column '承办法官' that the mapping does not read",
      },
    ],
  },
  {
    ...healthy('city/tax_arrears', '欠税公告 · tax arrears'),
    state: 'error',
    cadence: 'P3M',
    grace: 'P15D',
    newestDay: day(230),
    expectedDay: day(140),
    late: true,
    lastArrivalAt: instant(229),
    silentDays: 229,
    runs: { loads: 9, failed: 4, failedInARow: 3 },
    refusals: [
      { reason: 'bad_date', rows: 1204 },
      { reason: 'truncated', rows: 3 },
    ],
    findings: [
      {
        id: 'e1',
        kind: 'freshness',
        subject: '',
        severity: 'error',
        since: instant(124),
        chinese: `最新数据为 ${day(230)}；约定每季提供，应于 ${day(140)} 前到达（宽限 15 天）`,
        english: `newest data is of ${day(230)}; agreed: every P3M, so it was expected by ${day(140)}`,
      },
    ],
  },
  {
    ...healthy('demo/news', ''),
    state: 'unagreed',
    cadence: null,
    grace: null,
    newestDay: null,
    expectedDay: null,
  },
];

type Drift = components['schemas']['DriftFinding'];

const index: Drift = {
  tag: '',
  chinese: '',
  english: '',
  psi: 0.031,
  state: 'stable',
  unknownThen: 0,
  unknownNow: 0.084,
  enterprises: 18_320,
};

const DRIFT: components['schemas']['ModelDrift'][] = [
  {
    risk: 'fundraising',
    model: '3c1f0a77d2be9e04',
    day: day(0),
    index: { ...index, psi: 0.142, state: 'watch' },
    tags: 131,
    alarms: 1,
    watched: 2,
    notJudged: 0,
    moved: [
      {
        ...index,
        tag: 'tax_arrears_sum',
        chinese: '欠税金额',
        english: 'Tax arrears',
        psi: 0.412,
        state: 'alarm',
        unknownThen: 0.081,
        unknownNow: 0.573,
      },
      {
        ...index,
        tag: 'reg_capital',
        chinese: '注册资本',
        english: 'Registered capital',
        psi: 0.118,
        state: 'watch',
        unknownThen: 0.002,
        unknownNow: 0.002,
      },
    ],
  },
  {
    risk: 'default',
    model: 'a90b2c44e1f07d13',
    day: day(0),
    index: { ...index, psi: null, unknownNow: null, unknownThen: null, state: 'no_reference' },
    tags: 0,
    alarms: 0,
    watched: 0,
    notJudged: 0,
    moved: [],
  },
];

export function feedList(empty: boolean): components['schemas']['FeedList'] {
  return {
    items: empty ? [] : FEEDS,
    drift: empty ? [] : DRIFT,
    asOf: new Date().toISOString(),
  };
}
