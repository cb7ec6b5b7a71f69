import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { QueueStrip } from './QueueStrip';

const district = (budget: number | null) => ({
  district: '330302',
  risk: 'default' as const,
  budget,
  due: 3,
  waiting: 0,
  overBudget: 0,
});

const strip = (budget: number | null, ...queues: ReturnType<typeof district>[]): string =>
  render(
    <QueueStrip
      counts={{ day: '2026-11-29', due: 3, waiting: 0, budget, overBudget: 0, queues }}
    />,
  ).container.textContent;

describe('the line above a queue', () => {
  it('tells the budget of all, of some, or of none', () => {
    expect(strip(5, district(5))).toContain('每日限额 5');
    expect(strip(null, district(5), district(null))).toContain('部分区县未设限额');
    expect(strip(null, district(null))).toContain('未设限额');
    expect(strip(null, district(null))).not.toContain('部分');
  });
});
