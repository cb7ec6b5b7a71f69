import { expect, test } from 'vitest';
import { differing } from './differing';

test('of a changed rule the fields are told that differ', () => {
  const before = { condition: 'tag.a > 1', basis: 'b', author: 'li' };
  expect(differing(before, { ...before, condition: 'tag.a > 2' })).toEqual(['condition']);
  expect(differing(before, before)).toEqual([]);
});
