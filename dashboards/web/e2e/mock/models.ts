/** Made-up models. */
import type { components } from '../../src/client/schema';

type Schemas = components['schemas'];

const model = (id: string, fixed: Partial<Schemas['Model']>): Schemas['Model'] => ({
  id,
  state: 'champion',
  risk: 'fundraising',
  submitter: 'li',
  submittedAt: '2026-10-02T02:00:00Z',
  labels: 'labels-2026.csv',
  asOf: '2026-10-01',
  rows: '4120',
  positives: '368',
  trainer: 'gradient-boosting',
  metrics: { auc: 0.912, average_precision: 0.641, ks: 0.702 },
  ...fixed,
});

export const MODELS: Schemas['Model'][] = [
  model('3c1f0a77d2be9e04', { approver: 'wang', approvedAt: '2026-10-03T02:00:00Z' }),
  model('77aa01bc39ef5521', { state: 'shadow', trainer: 'logistic' }),
  model('a90b2c44e1f07d13', { risk: 'default', metrics: { auc: 0.874 } }),
];

export function card(): Schemas['ModelDetail']['card'] {
  return {
    zh: '# 非法集资风险模型\n\n**用途**：对企业按非法集资风险排序，辅助监管人员排查。',
    en: '# Illegal fundraising risk model\n\n**Use**: ranks enterprises by their risk.',
    tags: [
      { tag: 'reg_capital', zh: '注册资本', en: 'Registered capital', features: 1 },
      { tag: 'reg_industry_class', zh: '行业门类', en: 'Industry', features: 3 },
    ],
    features: 4,
    trees: 120,
    depth: 6,
    threshold: 0.21,
    minimumCoverage: 0.5,
    calibration: [-3, -1, 0, 1, 3].map((margin, i) => ({ margin, probability: i * 0.22 })),
    createdFrom: { trainer: 'gradient-boosting' },
  };
}

export function comparison(): Schemas['ModelComparison'] {
  const quality = { auc: 0.9, averagePrecision: 0.6, alerted: 120, hits: 61 };
  return {
    champion: '3c1f0a77d2be9e04',
    months: ['2026-10', '2026-11'].map((month, i) => ({
      month,
      champion: '3c1f0a77d2be9e04',
      records: 29_730,
      rankCorrelation: 0.93,
      meanDifference: 4.2,
      both: 300 + i,
      onlyChampion: 41,
      onlyChallenger: 27,
    })),
    labels: [
      {
        selection: 'alert',
        labels: 210,
        positives: 88,
        meanLagDays: 31,
        champion: quality,
        challenger: { ...quality, auc: 0.92 },
      },
    ],
  };
}
