import { describe, expect, test } from 'vitest';
import { partCount, partLabel, partOf, PARTS } from './parts';

describe('the parts of two sets', () => {
  test('one that an address names is shown, else the first', () => {
    expect(partOf('both')).toBe('both');
    expect(partOf('all')).toBe('only-this');
    expect(partOf(null)).toBe('only-this');
  });

  test('each has its own count', () => {
    const counts = { onlyThis: 1, both: 2, onlyView: 3 };
    expect(PARTS.map((part) => partCount(counts, part))).toEqual([1, 2, 3]);
    expect(partCount(undefined, 'both')).toBeNull();
  });

  test('are told with the count once it is known', () => {
    const say = (key: string, { name, total }: { name: string; total: string }) =>
      `${key} ${name} ${total}`;
    expect(partLabel(say, 'only-view', '养老', 1_284)).toBe(
      'screening.compare.only-view 养老 1,284',
    );
    expect(partLabel(say, 'both', '养老', null)).toBe('screening.compare.both 养老 …');
  });
});
