import { expect, test } from 'vitest';
import { counted } from './number';
import { isTownOnly } from './territory';

test('a territory of towns only holds no enterprise that is registered with a district', () => {
  expect(isTownOnly(['330302001', '330302002'])).toBe(true);
  expect(isTownOnly(['330302', '330381106'])).toBe(false);
  expect(isTownOnly([''])).toBe(false);
  expect(isTownOnly([])).toBe(false);
});

test('what was not counted to its end is told as more', () => {
  expect(counted(10_000)).toBe('10,000');
  expect(counted(10_001)).toBe('10,000+');
  expect(counted(undefined)).toBe('—');
});
