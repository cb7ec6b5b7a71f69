import { expect, it } from 'vitest';
import type { Alert } from '@/client/types';
import { obstacle } from './triageRules';

const alert = (enterprise: string, risk: Alert['risk'], number?: string) =>
  ({
    enterprise,
    risk,
    ...(number !== undefined && { case: { number, state: 'triage' } }),
  }) as Alert;

it.each([
  ['one alert', [alert('a', 'default')], null],
  ['two of an enterprise and risk', [alert('a', 'default'), alert('a', 'default')], null],
  ['two enterprises', [alert('a', 'default'), alert('b', 'default')], 'mixed'],
  ['two risks', [alert('a', 'default'), alert('a', 'fundraising')], 'mixed'],
  ['one that has a case', [alert('a', 'default', '2026-000001')], 'already'],
  [
    'one that has and one that has not',
    [alert('a', 'default', '2026-000001'), alert('a', 'default')],
    null,
  ],
] as const)('%s', (_, alerts, expected) => {
  expect(obstacle(alerts)).toBe(expected);
});
