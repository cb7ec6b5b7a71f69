/** The look-up of banks on the mock server. */
import type { components } from '../../src/client/schema';

type Schemas = components['schemas'];

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const LOOK_UP: Schemas['LookUp'] = {
  id: '5f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01',
  enterprise: '91330302MA2AQ0XX6G',
  enterpriseName: '温州鹿港商贸有限公司',
  purpose: 'loan-application',
  authorisation: 'SQ-2026-1188',
  validUntil: day(30),
  madeAt: new Date(Date.now() - 86_400_000).toISOString(),
};

export function lookUps(): Schemas['ListedLookUp'][] {
  const expired = {
    ...LOOK_UP,
    id: '5f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c02',
    authorisation: 'SQ-2026-0917',
    validUntil: day(-3),
  };
  return [
    { lookUp: LOOK_UP, expired: false },
    { lookUp: expired, expired: true },
  ];
}

export function openedLookUp(): Schemas['OpenedLookUp'] {
  const asOf = new Date(Date.now() - 3_600_000).toISOString();
  return {
    lookUp: LOOK_UP,
    scores: [
      { status: 'unscored', risk: 'fundraising', asOf, why: 'low_coverage' },
      {
        status: 'scored',
        risk: 'default',
        asOf,
        index: 71.4,
        band: 'orange',
        withheld: 2,
        reasons: [
          {
            tag: 'tax_arrears_amt',
            points: 18.2,
            sentence: {
              chinese: '欠税金额：86.5 万元；使指数升高 18.2 分',
              english: 'Tax arrears: 86.5 (10,000 CNY); raises the index by 18.2',
            },
          },
          {
            tag: 'lit_defendant_cnt_365d',
            points: 9.1,
            sentence: {
              chinese: '近一年被诉次数：4 次；使指数升高 9.1 分',
              english: 'Sued in the last year: 4; raises the index by 9.1',
            },
          },
        ],
      },
    ],
  };
}
