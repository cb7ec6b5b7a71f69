/** A made-up explanation of a score. */
import type { components } from '../../src/client/schema';
import { explainedOf } from './data';

type Schemas = components['schemas'];

export function explanation(): Schemas['Explanation'] {
  const figures = { probability: 0.6342, index: 78.4 };
  return {
    risk: 'fundraising',
    asOf: new Date(Date.now() - 60_000).toISOString(),
    release: 3,
    model: 'fundraising-gbt-20261120-4f1c',
    stored: figures,
    derived: figures,
    why: null,
    agrees: true,
    breakdown: explainedOf(19, 78.4),
    rulings: [],
    otherwise: {
      finding: 'found',
      sentence: {
        chinese: '以下任一变化都会使指数低于橙。',
        english: 'Each of these would bring the index below orange.',
      },
      hints: [
        {
          chinese: '若流动比率不低于 1.25（现为 0.5），则低于橙（指数 54.3）。',
          english: 'Below orange (index 54.3) if Current ratio were at least 1.25 (now 0.5).',
        },
        {
          chinese:
            '若注册资本不高于 99 万元（现为 500 万元）且缺报年数不高于 1 年（现为 3 年），则低于橙（指数 58.0）。',
          english:
            'Below orange (index 58.0) if Registered capital were at most 99 万元 (now 500 万元) and Years without report were at most 1 年 (now 3 年).',
        },
      ],
    },
  };
}

/** Where the score can no longer be derived. */
export function lost(): Schemas['Explanation'] {
  return {
    ...explanation(),
    derived: null,
    why: 'no_model',
    agrees: false,
    breakdown: null,
    rulings: [],
    otherwise: null,
  };
}
