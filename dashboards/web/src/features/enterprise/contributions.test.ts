import { describe, expect, it } from 'vitest';
import type { Reason, Scored } from '@/client/types';
import { breakdown, roundToSum } from './contributions';

function scored(base: number, contributions: number[]): Scored {
  const reasons = contributions.map((contribution, i): Reason => ({
    tag: `tag_${i}`,
    chinese: `标签${i}`,
    english: `Tag ${i}`,
    unit: '',
    value: { kind: 'missing' },
    contribution,
    evidence: [],
  }));
  return {
    status: 'scored',
    risk: 'fundraising',
    asOf: '2026-01-01T00:00:00Z',
    release: 1,
    model: 'm',
    probability: 0.5,
    threshold: 0.5,
    index: 60,
    band: 'orange',
    coverage: 1,
    staleFeeds: [],
    base,
    reasons,
  };
}

/** A seeded generator (mulberry32), so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('breakdown', () => {
  it('puts the largest contributions first, whatever their sign', () => {
    const { shown } = breakdown(scored(-2, [0.1, -0.9, 0.5]), 2);
    expect(shown.map((share) => share.printed)).toEqual([-0.9, 0.5]);
  });

  it('sums up what is not shown', () => {
    expect(breakdown(scored(-2, [0.5, 0.1, 0.2]), 1).rest).toEqual({ count: 2, printed: 0.3 });
    expect(breakdown(scored(-2, [0.5]), 8).rest).toBeNull();
  });

  it.each(Array.from({ length: 50 }, (_, seed) => seed))(
    'prints numbers that add up to the margin (seed %i)',
    (seed) => {
      const next = random(seed);
      const contributions = Array.from(
        { length: 1 + Math.floor(next() * 60) },
        () => next() * 2 - 1,
      );
      const base = next() * 6 - 3;
      const exact = contributions.reduce((total, value) => total + value, base);

      const { base: printedBase, shown, rest, margin } = breakdown(scored(base, contributions), 10);

      const cents = [printedBase, ...shown.map((s) => s.printed), rest?.printed ?? 0]
        .map((value) => Math.round(value * 100))
        .reduce((total, value) => total + value, 0);
      expect(cents).toBe(Math.round(margin * 100));
      expect(Math.abs(margin - exact)).toBeLessThanOrEqual(0.005 + 1e-9);
    },
  );

  it('moves no printed number by a unit or more', () => {
    const values = [0.333, 0.333, 0.334, -0.005, -1.2345];
    roundToSum(values, 2).forEach((rounded, i) => {
      expect(Math.abs(rounded - (values[i] ?? 0))).toBeLessThan(0.01);
    });
  });

  it('survives a score without reasons', () => {
    const empty = breakdown(scored(-1.5, []), 10);
    expect(empty).toMatchObject({ base: -1.5, shown: [], rest: null, margin: -1.5 });
    expect(empty.scale).toBeGreaterThan(0);
  });
});
