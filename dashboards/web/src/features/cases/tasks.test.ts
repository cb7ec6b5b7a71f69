import { expect, it } from 'vitest';
import type { Band, CaseState, CaseSummary } from '@/client/types';
import { byDay } from './tasks';

const task = (number: string, state: CaseState, left: number | null, band: Band = 'orange') =>
  ({
    number,
    state,
    band,
    ...(left !== null && { due: { on: '2026-11-30', workingDaysLeft: left } }),
  }) as CaseSummary;

it('the day of an inspector goes by deadline, then by band', () => {
  const day = byDay([
    task('suspended', 'inspecting', null),
    task('next week', 'inspecting', 8),
    task('today', 'assigned', 0),
    task('soon, orange', 'inspecting', 2),
    task('soon, red', 'inspecting', 2, 'red'),
    task('late', 'inspecting', -3),
    task('reported late', 'reported', -5),
  ]);
  expect(day.map(([group, cases]) => [group, cases.map(({ number }) => number)])).toEqual([
    ['overdue', ['late']],
    ['today', ['today']],
    ['week', ['soon, red', 'soon, orange']],
    ['later', ['next week', 'suspended']],
    ['waiting', ['reported late']],
  ]);
});
