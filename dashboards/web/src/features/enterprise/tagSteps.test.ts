import { describe, expect, it } from 'vitest';
import type { EnterpriseTagDetail, TagChange, TagValue } from '@/client/types';
import { movesBetween, noPeers, steps } from './tagSteps';

const quantity = (value: number): TagValue => ({ kind: 'quantity', value });
const MISSING: TagValue = { kind: 'missing' };

const change = (asOf: string, before: TagValue, after: TagValue): TagChange => ({
  asOf,
  before,
  after,
});

const detail = (
  value: TagValue,
  changes: TagChange[],
  kind: EnterpriseTagDetail['kind'] = 'quantity',
): EnterpriseTagDetail => ({
  enterprise: 'x',
  asOf: '2026-11-28T00:00:00Z',
  category: 'tax',
  kind,
  tag: {
    tag: 'tax_paid',
    chinese: '纳税额',
    english: 'Tax paid',
    unit: '万元',
    signals: 'B',
    description: '',
    filling: null,
    value,
  },
  peers: null,
  changes,
  earlier: false,
});

const [FIRST, SECOND] = ['2026-11-01T00:00:00Z', '2026-11-09T00:00:00Z'];

describe('the history of a tag', () => {
  it('goes from each change to the next and ends with the value of now', () => {
    const changed = detail(quantity(3), [
      change(FIRST, MISSING, quantity(0)),
      change(SECOND, quantity(0), quantity(3)),
    ]);
    expect(steps(changed)).toEqual([
      { at: FIRST, value: 0 },
      { at: SECOND, value: 3 },
      { at: '2026-11-28T00:00:00Z', value: 3 },
    ]);
    expect(movesBetween(changed)).toBe(false);
  });

  it('has a gap where the value is missing, and yes above no', () => {
    const taken = detail(MISSING, [change(FIRST, quantity(2), MISSING)]);
    expect(steps(taken).map(({ value }) => value)).toEqual([null, null]);
    const yes: TagValue = { kind: 'truth', value: true };
    expect(steps(detail(yes, [change(FIRST, MISSING, yes)], 'truth'))[0]?.value).toBe(1);
  });

  it('is empty where nothing was recorded', () => {
    expect(steps(detail(quantity(3), []))).toEqual([]);
    expect(movesBetween(detail(quantity(3), []))).toBe(false);
  });

  it('tells that a value moved unrecorded, between changes or since the last', () => {
    const days = [change(FIRST, MISSING, quantity(0)), change(SECOND, quantity(8), quantity(0))];
    expect(movesBetween(detail(quantity(0), days))).toBe(true);
    expect(movesBetween(detail(quantity(19), days.slice(0, 1)))).toBe(true);
    expect(movesBetween(detail(MISSING, days.slice(0, 1)))).toBe(true);
  });
});

describe('a tag without peers', () => {
  it('says why', () => {
    expect(noPeers(detail(quantity(1), []), 'J66')).toBe('few');
    expect(noPeers(detail(quantity(1), []), '')).toBe('industry');
    expect(noPeers(detail(MISSING, []), 'J66')).toBe('missing');
    expect(noPeers(detail({ kind: 'code', value: 'J' }, [], 'code'), 'J66')).toBe('code');
  });
});
