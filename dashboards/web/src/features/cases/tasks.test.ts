// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import type { Band, CaseMark, CaseState, CaseSummary } from '@/client/types';
import { CAPACITY, planned, rememberCapacity, rememberedCapacity } from './tasks';

afterEach(() => {
  localStorage.clear();
});

const TODAY = '2026-11-30';

const task = (
  number: string,
  state: CaseState,
  left: number | null,
  band: Band = 'orange',
  marks: CaseMark[] = [],
) =>
  ({
    number,
    state,
    band,
    marks,
    changedAt: '2026-11-27T02:00:00Z',
    ...(left !== null && { due: { on: '2026-11-30', workingDaysLeft: left } }),
  }) as CaseSummary;

const numbers = (cases: CaseSummary[], capacity: number) =>
  planned(cases, capacity, TODAY).groups.map(([group, of]) => [
    group,
    of.map(({ number }) => number),
  ]);

const DAY = [
  task('suspended', 'inspecting', null, 'red', ['suspended']),
  task('proposed', 'assigned', 1, 'red', ['proposed']),
  task('next week', 'inspecting', 8),
  task('today', 'assigned', 0),
  task('soon, orange', 'inspecting', 2),
  task('soon, red', 'inspecting', 2, 'red'),
  task('late', 'inspecting', -3),
  task('reported late', 'reported', -5),
];

it('a day begins with what is overdue and ends where its visits do', () => {
  expect(numbers(DAY, 3)).toEqual([
    ['today', ['late', 'soon, red', 'today']],
    ['week', ['soon, orange']],
    ['later', ['next week', 'suspended']],
    ['waiting', ['reported late', 'proposed']],
  ]);
  expect(planned(DAY, 3, TODAY).late).toBe(0);
});

it('the highest risk goes first only as far as all others can be done in time', () => {
  const red = task('red', 'inspecting', 3, 'red');
  const a = task('a', 'inspecting', 1);
  expect(numbers([red, a, task('b', 'inspecting', 1)], 1)).toEqual([
    ['today', ['a']],
    ['week', ['b', 'red']],
  ]);
  expect(numbers([red, a], 1)[0]).toEqual(['today', ['red']]);
});

it('a case that is missed anyway takes no place of one that can be met', () => {
  const cases = [
    task('missed', 'inspecting', 0),
    task('a', 'inspecting', 0),
    task('b', 'inspecting', 1),
    task('red', 'inspecting', 2, 'red'),
  ];
  expect(planned(cases, 1, TODAY).late).toBe(1);
  expect(numbers(cases, 1)[0]).toEqual(['today', ['missed']]);
});

it('what was reported today has taken its visit', () => {
  const reported = { ...task('done', 'reported', 3), changedAt: '2026-11-30T01:00:00Z' };
  const cases = [reported, task('a', 'inspecting', 1), task('b', 'inspecting', 2)];
  expect(numbers(cases, 2)).toEqual([
    ['today', ['a']],
    ['week', ['b']],
    ['waiting', ['done']],
  ]);
  expect(numbers(cases, 1)[0]).toEqual(['week', ['a', 'b']]);
});

it('what can no longer be done in time is counted, and what is overdue already is not', () => {
  const cases = [
    task('late', 'inspecting', -1),
    task('a', 'inspecting', 0),
    task('b', 'inspecting', 0),
    task('c', 'inspecting', 1),
  ];
  expect([1, 2, 4].map((capacity) => planned(cases, capacity, TODAY).late)).toEqual([2, 1, 0]);
  expect(numbers(cases, 1)[0]).toEqual(['today', ['late']]);
});

it('more overdue cases than a day holds stay in sight, the most severe first', () => {
  const cases = [
    task('old', 'inspecting', -9),
    task('red', 'assigned', -1, 'red'),
    task('new', 'assigned', -2),
  ];
  expect(numbers(cases, 2)).toEqual([
    ['today', ['red', 'old']],
    ['overdue', ['new']],
  ]);
});

it('the visits of a day are remembered, and what is not a number of visits is not', () => {
  expect(rememberedCapacity()).toBe(CAPACITY.usual);
  rememberCapacity(7);
  expect(rememberedCapacity()).toBe(7);
  localStorage.setItem('finance-brain.visits-a-day', '2.5');
  expect(rememberedCapacity()).toBe(CAPACITY.usual);
});
