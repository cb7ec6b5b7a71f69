import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Middleware } from 'openapi-fetch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api } from '@/client/api';
import type { Explanation, Scored } from '@/client/types';
import { Reasons } from './Reasons';

const score: Scored = {
  status: 'scored',
  risk: 'default',
  asOf: '2026-11-28T00:00:00Z',
  release: 3,
  model: 'm',
  probability: 0.5,
  threshold: 0.3,
  index: 71.4,
  band: 'orange',
  coverage: 0.8,
  staleFeeds: [],
};

const explanation: Explanation = {
  risk: 'default',
  asOf: score.asOf,
  release: 3,
  model: 'm',
  stored: { probability: 0.5, index: 71.4 },
  derived: { probability: 0.5, index: 71.4 },
  why: null,
  agrees: true,
  breakdown: {
    base: -1,
    baseIndex: 20,
    margin: 1,
    index: 71.4,
    reasons: [
      {
        tag: 'reg_capital',
        chinese: '注册资本',
        english: 'Capital',
        unit: '万元',
        value: { kind: 'quantity', value: 500 },
        contribution: 2,
        points: 51.4,
        sentence: { chinese: '一句话。', english: 'A sentence.' },
        peers: {
          industry: 'J',
          district: '',
          members: 40,
          median: 12.5,
          mean: 20,
          percentile: 0.93,
        },
        evidence: [],
      },
    ],
  },
  rulings: [],
  otherwise: {
    finding: 'found',
    sentence: { chinese: '以下任一变化', english: 'Each' },
    hints: [{ chinese: '若注册资本不高于 100', english: 'if' }],
  },
};

let answered: Response;
/** Answers in the place of the server. */
const server: Middleware = { onRequest: () => answered };

function answer(body: unknown, status = 200): void {
  const kind = status === 200 ? 'application/json' : 'application/problem+json';
  answered = new Response(JSON.stringify(body), { status, headers: { 'Content-Type': kind } });
}

beforeEach(() => api.use(server));
afterEach(() => api.eject(server));

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <Reasons id="demo:1" score={score} onReason={() => undefined} />
    </QueryClientProvider>,
  ).container;
}

describe('the reasons of a score', () => {
  it('are points that add up, with peers and what would have to be otherwise', async () => {
    answer(explanation);
    const shown = show();
    expect(shown.querySelector('.ant-skeleton')).not.toBeNull();
    await screen.findByText('若注册资本不高于 100');
    expect(shown.textContent).toContain('+51.4');
    expect(shown.textContent).toContain('高于其中 93%，中位数 12.5');
    expect(shown.textContent).not.toContain('重新推算');
  });

  it('go on to what rules did, up to the index that the page shows', async () => {
    answer({
      ...explanation,
      stored: { probability: 0.5, index: 86.4 },
      rulings: [
        { rule: 'r1', chinese: '受过行政处罚', english: 'Penalised', points: 15 },
        { rule: 'v1', chinese: '企业已注销', english: 'Deregistered', points: null },
      ],
    });
    const shown = show();
    await screen.findByText('规则：受过行政处罚');
    expect(shown.textContent).toMatch(/合计.*71\.4.*规则：受过行政处罚\+15\.0/);
    expect(shown.textContent).toMatch(/规则：企业已注销不产生预警.*86\.4/);
  });

  it('say with both numbers where the derived score is another', async () => {
    answer({ ...explanation, agrees: false, derived: { probability: 0.25, index: 40 } });
    show();
    const detail = await screen.findByText(/当时评分：指数 71.4，概率 50.00%/);
    expect(detail.textContent).toContain('重新推算：指数 40.0，概率 25.00%');
  });

  it('are empty where every tag is at its average', async () => {
    answer({
      ...explanation,
      breakdown: { ...explanation.breakdown, reasons: [] },
      otherwise: null,
    });
    show();
    await screen.findByText(/没有任何理由/);
  });

  it('can be asked for again after an error', async () => {
    answer(
      { type: 'x', title: '模型无法读取', status: 503, detail: '', code: 'model-unavailable' },
      503,
    );
    show();
    const retry = await screen.findByRole('button', { name: /重\s?试/ });
    answer(explanation);
    await userEvent.click(retry);
    await screen.findByText('若注册资本不高于 100');
  });
});
