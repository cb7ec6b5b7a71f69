import { describe, expect, it } from 'vitest';
import type { Alert } from '@/client/types';
import { arrive, joined, NOTHING, seen } from './arrivals';

const alert = (id: string, minute: number): Alert =>
  ({ id, raisedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() }) as Alert;

const ids = (alerts: Alert[]) => alerts.map(({ id }) => id);

describe('arrivals', () => {
  it('stand newest first, whatever order they came in', () => {
    const { alerts } = arrive(
      NOTHING,
      [alert('a', 1), alert('c', 3), alert('b', 2)],
      new Set(),
      true,
    );
    expect(ids(alerts)).toEqual(['c', 'b', 'a']);
  });

  it('are taken once, however often they are delivered', () => {
    const once = arrive(NOTHING, [alert('a', 1), alert('a', 1)], new Set(), false);
    const twice = arrive(once, [alert('a', 1)], new Set(), false);
    expect(ids(twice.alerts)).toEqual(['a']);
    expect(twice.unseen.size).toBe(1);
    expect(twice).toBe(once);
  });

  it('that the pages hold already are no arrivals', () => {
    expect(arrive(NOTHING, [alert('a', 1)], new Set(['a']), true)).toBe(NOTHING);
  });

  it('count as unseen only while the reader is further down, until seen', () => {
    expect(arrive(NOTHING, [alert('a', 1)], new Set(), true).unseen.size).toBe(0);
    const below = arrive(NOTHING, [alert('a', 1), alert('b', 2)], new Set(), false);
    expect(below.unseen.size).toBe(2);
    expect(seen(below).unseen.size).toBe(0);
    expect(ids(seen(below).alerts)).toEqual(['b', 'a']);
  });

  it('join the pages without doubling an alert', () => {
    const arrived = arrive(NOTHING, [alert('c', 3), alert('b', 2)], new Set(), true);
    expect(ids(joined(arrived, [alert('b', 2), alert('a', 1)]))).toEqual(['c', 'b', 'a']);
  });
});
