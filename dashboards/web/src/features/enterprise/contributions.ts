/** Takes a score apart so that what the page prints adds up, to the last digit. */
import type { Breakdown, ExplainedReason } from '@/client/types';

export interface Share {
  reason: ExplainedReason;
  /** The points of the index as printed. */
  printed: number;
}

export interface Parts {
  /** The index of the average enterprise of the training set. */
  base: number;
  shown: Share[];
  /** What is not shown, in one; null if all is. */
  rest: { count: number; printed: number } | null;
  /** Base and all points: the index that the model gives. */
  index: number;
  /** The most points shown, for the length of bars; never 0. */
  scale: number;
}

/**
 * Shows the `top` largest reasons; printed numbers have `digits` decimals and add up:
 * base + shown + rest = index.
 */
export function breakdown(score: Breakdown, top: number, digits = 1): Parts {
  const reasons = score.reasons.toSorted(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution),
  );
  const printed = roundToSum([score.baseIndex, ...reasons.map((r) => r.points)], digits);
  const shares = reasons.map((reason, i) => ({ reason, printed: printed[i + 1] ?? 0 }));
  const hidden = shares.slice(top);
  return {
    base: printed[0] ?? 0,
    shown: shares.slice(0, top),
    rest: hidden.length === 0 ? null : { count: hidden.length, printed: sum(hidden, digits) },
    index: tidy(
      printed.reduce((total, value) => total + value, 0),
      digits,
    ),
    scale: Math.max(...reasons.map((r) => Math.abs(r.points)), 1e-9),
  };
}

/** Rounds so that the rounded values add up to the rounded sum (largest remainders go up). */
export function roundToSum(values: number[], digits: number): number[] {
  const unit = 10 ** digits;
  const floors = values.map((value) => Math.floor(value * unit));
  const target = Math.round(values.reduce((total, value) => total + value, 0) * unit);
  const missing = target - floors.reduce((total, value) => total + value, 0);
  const up = new Set(
    values
      .map((value, index) => ({ index, remainder: value * unit - Math.floor(value * unit) }))
      .sort((a, b) => b.remainder - a.remainder)
      .slice(0, Math.max(0, missing))
      .map(({ index }) => index),
  );
  return floors.map((floor, index) => (floor + (up.has(index) ? 1 : 0)) / unit);
}

function sum(shares: Share[], digits: number): number {
  return tidy(
    shares.reduce((total, share) => total + share.printed, 0),
    digits,
  );
}

function tidy(value: number, digits: number): number {
  const unit = 10 ** digits;
  return Math.round(value * unit) / unit;
}
