import { expect, test } from 'vitest';
import { cadence, period } from './period';

test.each([
  ['P1D', '每日', 'daily'],
  ['P7D', '每周', 'weekly'],
  ['P1W', '每周', 'weekly'],
  ['P1M', '每月', 'monthly'],
  ['P3M', '每季', 'quarterly'],
  ['P1Y', '每年', 'yearly'],
  ['P10D', '每 10 天', 'every 10 days'],
  ['P6M', '每 6 个月', 'every 6 months'],
])('%s is %s, %s', (iso, chinese, english) => {
  expect(cadence(iso, 'zh')).toBe(chinese);
  expect(cadence(iso, 'en')).toBe(english);
});

test.each([
  ['P0D', '0 天', '0 days'],
  ['P1D', '1 天', '1 day'],
  ['P1M5D', '1 个月 5 天', '1 month 5 days'],
  ['P1Y', '12 个月', '12 months'],
])('%s lasts %s, %s', (iso, chinese, english) => {
  expect(period(iso, 'zh')).toBe(chinese);
  expect(period(iso, 'en')).toBe(english);
});
