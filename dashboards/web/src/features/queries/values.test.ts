import { expect, test } from 'vitest';
import { isNumeric, numberOf, offsetOf } from './values';

test('numbers are told by their type, whatever it is wrapped in', () => {
  expect(
    ['UInt64', 'Nullable(Float64)', 'LowCardinality(Nullable(Int8))', 'Decimal(18, 2)'].every(
      isNumeric,
    ),
  ).toBe(true);
  expect(['String', 'Array(UInt8)', 'DateTime64(6)', 'Map(String, UInt8)'].some(isNumeric)).toBe(
    false,
  );
});

test('what is no number is none', () => {
  expect([numberOf('1.5'), numberOf('nan'), numberOf(null), numberOf('')]).toEqual([
    1.5,
    null,
    null,
    null,
  ]);
});

test('a place is found by line and column', () => {
  expect(offsetOf('SELECT 1,\n  file()', 2, 3)).toBe(12);
  expect(offsetOf('x', 9, 9)).toBe(1);
});
