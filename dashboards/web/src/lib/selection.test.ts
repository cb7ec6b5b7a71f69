import { describe, expect, it } from 'vitest';
import { ALL_SELECTED, between, isSelected, NO_SELECTION, select, sizeOf } from './selection';

const ROWS = ['a', 'b', 'c', 'd', 'e'];

describe('a selection', () => {
  it('is empty at first', () => {
    expect(sizeOf(NO_SELECTION, 5)).toBe(0);
    expect(ROWS.some((row) => isSelected(NO_SELECTION, row))).toBe(false);
  });

  it('of all that match, less three, is N−3, whatever pages are known', () => {
    const left = select(ALL_SELECTED, ['a', 'c', 'e'], false);
    expect(sizeOf(left, 4_616)).toBe(4_613);
    expect(ROWS.filter((row) => isSelected(left, row))).toEqual(['b', 'd']);
    expect(isSelected(left, 'of a page that was never loaded')).toBe(true);
  });

  it('takes back what was deselected', () => {
    const again = select(select(ALL_SELECTED, ['a', 'b'], false), ['b'], true);
    expect([...again.keys]).toEqual(['a']);
  });

  it('counts a row once', () => {
    const twice = select(select(NO_SELECTION, ['a', 'b'], true), ['b', 'c'], true);
    expect(sizeOf(twice, 5)).toBe(3);
    expect(sizeOf(select(twice, ['a', 'b', 'c'], false), 5)).toBe(0);
  });

  it('changes nothing in the one before it', () => {
    select(NO_SELECTION, ['a'], true);
    expect(NO_SELECTION.keys.size).toBe(0);
  });
});

describe('a range', () => {
  it.each([
    ['downwards', 'b', 'd', ['b', 'c', 'd']],
    ['upwards', 'd', 'b', ['b', 'c', 'd']],
    ['of one row', 'b', 'b', ['b']],
    ['from nowhere', null, 'c', ['c']],
    ['from a row that is gone', 'z', 'c', ['c']],
  ] as const)('%s', (_, from, to, expected) => {
    expect(between(ROWS, from, to)).toEqual(expected);
  });
});
