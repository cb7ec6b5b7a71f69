import { describe, expect, it } from 'vitest';
import { clock, safeTarget } from './target';

describe('the page after signing in', () => {
  it.each([
    ['/alerts?band=red', '/alerts?band=red'],
    [null, '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/sign-in?next=/sign-in', '/'],
  ])('for %s is %s', (next, expected) => {
    expect(safeTarget(next)).toBe(expected);
  });
});

it('a lock is told in minutes and seconds', () => {
  expect(clock(65)).toBe('1:05');
  expect(clock(300)).toBe('5:00');
});
