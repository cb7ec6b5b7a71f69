import { describe, expect, it } from 'vitest';
import type { Breakdown, ExplainedReason } from '@/client/types';
import { breakdown, roundToSum } from './contributions';

function score(baseIndex: number, points: number[]): Breakdown {
  const reasons = points.map((each, i): ExplainedReason => ({
    tag: `tag_${i}`,
    chinese: `标签${i}`,
    english: `Tag ${i}`,
    unit: '',
    value: { kind: 'missing' },
    contribution: each / 20,
    points: each,
    sentence: { chinese: '', english: '' },
    peers: null,
    evidence: [],
  }));
  const index = points.reduce((total, value) => total + value, baseIndex);
  return { base: -2, baseIndex, margin: 0, index, reasons };
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
    const { shown } = breakdown(score(20, [0.1, -0.9, 0.5]), 2);
    expect(shown.map((share) => share.printed)).toEqual([-0.9, 0.5]);
  });

  it('sums up what is not shown', () => {
    expect(breakdown(score(20, [0.5, 0.1, 0.2]), 1).rest).toEqual({ count: 2, printed: 0.3 });
    expect(breakdown(score(20, [0.5]), 8).rest).toBeNull();
  });

  it.each(Array.from({ length: 50 }, (_, seed) => seed))(
    'prints numbers that add up to the index (seed %i)',
    (seed) => {
      const next = random(seed);
      const contributions = Array.from(
        { length: 1 + Math.floor(next() * 60) },
        () => next() * 20 - 10,
      );
      const base = next() * 40;
      const exact = contributions.reduce((total, value) => total + value, base);

      const { base: printedBase, shown, rest, index } = breakdown(score(base, contributions), 10);

      const tenths = [printedBase, ...shown.map((s) => s.printed), rest?.printed ?? 0]
        .map((value) => Math.round(value * 10))
        .reduce((total, value) => total + value, 0);
      expect(tenths).toBeCloseTo(index * 10, 6);
      expect(Math.abs(index - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
    },
  );

  it('moves no printed number by a unit or more', () => {
    const values = [0.333, 0.333, 0.334, -0.005, -1.2345];
    roundToSum(values, 2).forEach((rounded, i) => {
      expect(Math.abs(rounded - (values[i] ?? 0))).toBeLessThan(0.01);
    });
  });

  it('survives a score without reasons', () => {
    const empty = breakdown(score(41.5, []), 10);
    expect(empty).toMatchObject({ base: 41.5, shown: [], rest: null, index: 41.5 });
    expect(empty.scale).toBeGreaterThan(0);
  });
});
