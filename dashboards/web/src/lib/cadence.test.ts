import { describe, expect, it } from 'vitest';
import { cadenceOf, cronOf, USUAL, type Cadence } from './cadence';

const CHOICES: [string, Partial<Cadence>][] = [
  ['0 8 * * *', { every: 'day', time: '08:00' }],
  ['30 17 * * 1,5', { every: 'week', time: '17:30', weekdays: [1, 5] }],
  ['5 0 15 * *', { every: 'month', time: '00:05', day: 15 }],
  ['0 9 L * *', { every: 'month', time: '09:00', day: 'last' }],
  ['0 9 1 1,4,7,10 *', { every: 'quarter', time: '09:00', day: 1 }],
];

describe('cadence', () => {
  it.each(CHOICES)('writes %s and reads it back', (cron, choice) => {
    expect(cronOf({ ...USUAL, ...choice })).toBe(cron);
    expect(cadenceOf(cron)).toMatchObject(choice);
  });

  it('orders the days of a week', () => {
    expect(cronOf({ ...USUAL, weekdays: [7, 2] })).toBe('0 8 * * 2,7');
  });

  it('knows both numbers of Sunday', () => {
    expect(cadenceOf('0 8 * * 0').weekdays).toEqual([7]);
  });

  it.each(['0 8 1 * 1', '0 */2 * * *', '0 8 * * MON', '0 8 * 1,4,7,10 *', 'nonsense'])(
    'leaves %s as it is',
    (cron) => {
      expect(cadenceOf(cron)).toMatchObject({ every: 'cron', cron });
      expect(cronOf(cadenceOf(cron))).toBe(cron);
    },
  );
});
