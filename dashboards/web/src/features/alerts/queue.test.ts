// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { QueuedAlert } from '@/client/types';
import { EVERYTHING, fromAddress, toAddress } from './filter';
import { eachOnce, listFromAddress, ofQueue, withList } from './queue';

const item = (id: string, rank: number) => ({ rank, alert: { id } }) as QueuedAlert;

describe('the address of a list', () => {
  it.each(['all', 'due', 'waiting'] as const)('reads back as %s beside the filter', (list) => {
    const filter = { ...EVERYTHING, district: '330302' };
    const address = withList(toAddress(filter), list);
    expect(listFromAddress(address)).toBe(list);
    expect(fromAddress(address)).toEqual(filter);
  });

  it('is all alerts where it can’t be meant', () => {
    expect(listFromAddress(new URLSearchParams('list=some'))).toBe('all');
  });

  it('of all alerts is empty', () => {
    expect(withList(new URLSearchParams('list=due'), 'all').toString()).toBe('');
  });
});

it('a queue is narrowed by risk and district alone', () => {
  expect(
    ofQueue({
      risk: 'default',
      bands: ['red'],
      district: '3303',
      enterprise: 'x',
      white: 'only',
      late: true,
    }),
  ).toEqual({
    risk: 'default',
    bands: [],
    district: '3303',
    enterprise: '',
    white: null,
    late: false,
  });
});

it('an alert that two pages hold is shown once, where it was first', () => {
  const rows = eachOnce([{ items: [item('a', 1), item('b', 2)] }, { items: [item('b', 3)] }]);
  expect(rows.map(({ alert, rank }) => `${alert.id}${rank}`)).toEqual(['a1', 'b2']);
});
