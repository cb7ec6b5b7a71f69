import { expect, test } from 'vitest';
import type { FeedStatus } from '@/client/types';
import { byState, counts, isIll, silence } from './feedOrder';

const feed = (name: string, state: FeedStatus['state']): FeedStatus => ({
  feed: name,
  title: '',
  state,
  cadence: null,
  grace: null,
  newestDay: null,
  expectedDay: null,
  late: false,
  lastArrivalAt: null,
  lastRunAt: null,
  silentDays: null,
  runs: { loads: 0, failed: 0, failedInARow: 0 },
  refusals: [],
  events: 0,
  deadLetters: 0,
  findings: [],
});

const FEEDS = [
  feed('b', 'healthy'),
  feed('d', 'unagreed'),
  feed('c', 'error'),
  feed('e', 'warning'),
  feed('a', 'healthy'),
];

test('the worst feeds come first', () => {
  expect(byState(FEEDS).map((each) => each.feed)).toEqual(['c', 'e', 'a', 'b', 'd']);
});

test('a feed without agreement is not ill, and states without feeds are not counted', () => {
  expect(FEEDS.filter(isIll).map((each) => each.feed)).toEqual(['c', 'e']);
  expect(counts(FEEDS)).toEqual([
    { state: 'error', count: 1 },
    { state: 'warning', count: 1 },
    { state: 'healthy', count: 2 },
    { state: 'unagreed', count: 1 },
  ]);
  expect(counts(FEEDS.slice(0, 1))).toEqual([{ state: 'healthy', count: 1 }]);
});

test('a feed is silent where nothing has come for longer than agreed', () => {
  const at = (days: number | null, more: Partial<FeedStatus> = {}) =>
    silence({ ...feed('a', 'healthy'), silentDays: days, ...more });
  expect(at(200, { cadence: 'P1Y' })).toBeNull();
  expect(at(400, { cadence: 'P1Y', late: true })).toBe(400);
  expect(at(29)).toBeNull();
  expect(at(30)).toBe(30);
  expect(at(null)).toBeNull();
  expect(at(0, { late: true })).toBeNull();
});
