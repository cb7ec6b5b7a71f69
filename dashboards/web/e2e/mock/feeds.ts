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

export function feedList(empty: boolean): components['schemas']['FeedList'] {
  return { items: empty ? [] : FEEDS, asOf: new Date().toISOString() };
}
