import { describe, expect, it } from 'vitest';
import type { Event } from '@/client/types';
import { byDay, isMasked, timeOf, toldFields } from './timelineDays';

const event = (eventTime: string, data: Event['data'] = {}): Event => ({
  key: { key: `demo|${eventTime}`, source: 'demo', id: eventTime },
  type: 'enforcement.case_filed',
  category: 'enforcement',
  eventTime,
  availableTime: eventTime,
  arrivalTime: eventTime,
  revision: 0,
  retracted: false,
  release: 1,
  position: { partition: 0, offset: 1 },
  data,
});

describe('the timeline of events', () => {
  it('has the days of China, in the order of its events', () => {
    const late = event('2026-11-20T16:30:00Z');
    const noon = event('2026-11-20T04:00:00Z');
    const early = event('2026-11-19T16:00:00Z');
    expect(byDay([late, noon, early])).toEqual([
      { day: '2026-11-21', events: [late] },
      { day: '2026-11-20', events: [noon, early] },
    ]);
    expect(byDay([])).toEqual([]);
  });

  it('tells no time where only the day is known', () => {
    expect(timeOf('2026-11-19T16:00:00Z')).toBe('');
    expect(timeOf('2026-11-20T01:30:05Z')).toBe('09:30:05');
  });

  it('tells the fields that the vocabulary puts first, then others, four at most', () => {
    const data = { a: 1, court: '鹿城区法院', filed_on: '2026-11-20', amount: 5, b: true };
    expect(toldFields(event('2026-11-20T04:00:00Z', data))).toEqual([
      'amount',
      'filed_on',
      'court',
      'a',
    ]);
  });

  it('leaves out what is masked, and says so', () => {
    const masked = event('2026-11-20T04:00:00Z', { amount: 5, holder_hash: '***' });
    expect(toldFields(masked)).toEqual(['amount']);
    expect(isMasked(masked)).toBe(true);
    expect(isMasked(event('2026-11-20T04:00:00Z', { amount: 5 }))).toBe(false);
  });
});
