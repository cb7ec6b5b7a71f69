import { expect, it } from 'vitest';
import { fromLocal, nowLocal } from './localTime';

it('a time of a form is Beijing’s, whatever the zone of the browser', () => {
  expect(fromLocal('2026-11-23T01:30')).toBe('2026-11-22T17:30:00.000Z');
  expect(nowLocal(Date.parse('2026-11-22T17:30:45Z'))).toBe('2026-11-23T01:30');
});
