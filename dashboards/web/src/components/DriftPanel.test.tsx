import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DriftFinding, ModelDrift } from '@/client/types';
import { DriftPanel } from './DriftPanel';

const index: DriftFinding = {
  tag: '',
  chinese: '',
  english: '',
  psi: 0.042,
  state: 'stable',
  unknownThen: 0,
  unknownNow: 0.085,
  enterprises: 18_000,
};

const model: ModelDrift = {
  risk: 'default',
  model: '0ed02877c85160cc',
  day: '2026-11-28',
  index,
  tags: 136,
  alarms: 1,
  watched: 0,
  notJudged: 2,
  moved: [
    {
      ...index,
      tag: 'tax_arrears_sum',
      chinese: '欠税金额',
      english: 'Tax arrears',
      psi: 0.4321,
      state: 'alarm',
      unknownThen: 0.1,
      unknownNow: 0.6,
    },
  ],
};

describe('the panel of drift', () => {
  it('says of a model which tags have moved, and what to do', () => {
    render(<DriftPanel models={[model]} />);
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toHaveLength(2);
    expect(items[0]).toContain('稳定0.042模型指数未评分 8.5%');
    expect(items[1]).toContain('告警0.432欠税金额无值 10.0% → 60.0%');
    const shown = within(screen.getByRole('region', { name: '模型漂移' }));
    expect(shown.getByText('标签 136 个：告警 1，关注 0，未判断 2')).toBeTruthy();
    expect(shown.getByText(/请重新训练模型/)).toBeTruthy();
  });

  it('does not call a model without a reference stable', () => {
    const none: DriftFinding = { ...index, psi: null, state: 'no_reference', enterprises: 0 };
    render(<DriftPanel models={[{ ...model, index: none, tags: 0, alarms: 0, moved: [] }]} />);
    expect(screen.getByText(/请重新训练/)).toBeTruthy();
    expect(screen.queryByText('稳定')).toBeNull();
  });

  it('says how to judge where nothing was judged yet', () => {
    render(<DriftPanel models={[]} />);
    expect(screen.getByText('尚未判断')).toBeTruthy();
    expect(screen.getByText('./finance-brain model drift')).toBeTruthy();
  });
});
