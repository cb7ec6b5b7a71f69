/** Made-up enterprises, alerts and scores, in the shapes of openapi.yaml. Nothing in it is real. */
import type { components } from '../../src/client/schema';

type Schemas = components['schemas'];
export type Alert = Schemas['Alert'];
export type Band = Schemas['BandId'];
export type Risk = Schemas['RiskId'];

/** Seeded (mulberry32): every run shows the same. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const next = generator(42);
const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;

export const DISTRICT_NAMES = [
  { code: '330302', chinese: '鹿城区', english: 'Lucheng District' },
  { code: '330303', chinese: '龙湾区', english: 'Longwan District' },
  { code: '330304', chinese: '瓯海区', english: 'Ouhai District' },
  { code: '330305', chinese: '洞头区', english: 'Dongtou District' },
  { code: '330324', chinese: '永嘉县', english: 'Yongjia County' },
  { code: '330381', chinese: '瑞安市', english: "Rui'an City" },
];
/** The last one has no name. */
export const DISTRICTS = [...DISTRICT_NAMES.map(({ code }) => code), '330399'];

export const RULES: Schemas['CatalogueRule'][] = [
  {
    rule: 'fundraising_reports',
    risk: 'fundraising',
    band: 'red',
    chinese: '90天内群众举报非法集资3件以上',
    english: 'Three or more reports of illegal fundraising within 90 days',
    basis: '国务院令第737号第十四条',
  },
];
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 18 signs with a valid check digit by GB 32100-2015. */
function uscc(district: string): string {
  let code = `91${district}`;
  while (code.length < 17) code += LETTERS[Math.floor(next() * 31)] ?? '0';
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += LETTERS.indexOf(code[i] ?? '0') * (3 ** i % 31);
  return code + (LETTERS[(31 - (sum % 31)) % 31] ?? '0');
}

export type Enterprise = Schemas['EnterpriseSummary'];

/** 80 signs. */
export const LONG_NAME =
  '温州市鹿城区江南春晓金融科技信息咨询服务与供应链管理股份有限公司浙江省第一分公司驻瓯海经济开发区仙岩街道办事处联络处暨长三角一体化示范区综合运营结算中心有限合伙企业';
export const SCRIPT_NAME = '<img src=x onerror="document.title=1">&amp;有限公司';

/** The second has a very long name, the third one that would be a script, the fourth no score of default. */
const named = (i: number) => {
  if (i === 1) return LONG_NAME;
  if (i === 2) return SCRIPT_NAME;
  return i % 4 === 3
    ? ''
    : `${pick(['瓯越', '雁荡', '江心', '塘河', '楠溪'])}${pick(['商贸', '投资管理', '鞋业', '电气', '信息科技'])}有限公司`;
};

function standings(i: number): Schemas['Standing'][] {
  const index = (i * 37) % 100;
  const other = (i * 53) % 100;
  return [
    { status: 'scored', risk: 'fundraising', index, band: bandOf(index) },
    i % 5 === 3
      ? { status: 'unscored', risk: 'default', why: 'low_coverage' }
      : { status: 'scored', risk: 'default', index: other, band: bandOf(other) },
  ];
}

export const ENTERPRISES: Enterprise[] = Array.from({ length: 260 }, (_, i) => {
  const district = pick(DISTRICTS);
  return {
    id: uscc(district),
    name: named(i),
    district,
    industry: 'L72',
    standings: standings(i),
  };
});

interface TagSpec {
  tag: string;
  chinese: string;
  english: string;
  category: string;
  unit: string;
  value: () => Schemas['TagValue'];
}

const number =
  (low: number, high: number, digits = 0) =>
  (): Schemas['TagValue'] => ({
    kind: 'quantity',
    value: Math.round((low + next() * (high - low)) * 10 ** digits) / 10 ** digits,
  });
const truth = (): Schemas['TagValue'] => ({ kind: 'truth', value: next() < 0.5 });
const missing = (): Schemas['TagValue'] => ({ kind: 'missing' });
const code = (value: string) => (): Schemas['TagValue'] => ({ kind: 'code', value });

const tag = (
  category: string,
  id: string,
  chinese: string,
  english: string,
  unit: string,
  value: () => Schemas['TagValue'],
): TagSpec => ({ tag: id, chinese, english, category, unit, value });

export const TAGS: TagSpec[] = [
  tag('registration', 'reg_industry_code', '行业代码', 'Industry code', '', code('L72')),
  tag('registration', 'reg_capital', '注册资本', 'Registered capital', '万元', number(10, 90000)),
  tag('registration', 'reg_paid_in_ratio', '实缴比例', 'Paid-in ratio', '', number(0, 1, 3)),
  tag('registration', 'reg_age_days', '成立天数', 'Age', '天', number(60, 5000)),
  tag('registration', 'reg_newly', '新设企业', 'Newly established', '', truth),
  tag(
    'registration',
    'reg_fin_word',
    '经营范围含受限金融字样',
    'Restricted words in scope',
    '',
    truth,
  ),
  tag('registration', 'reg_employees', '从业人数', 'Employees', '人', number(1, 400)),
  tag('tax', 'tax_total_365d', '近一年纳税额', 'Tax paid in a year', '万元', number(0, 900, 2)),
  tag('tax', 'tax_late_count', '逾期申报次数', 'Late filings', '', missing),
  tag('tax', 'tax_zero_months', '零申报月数', 'Months of zero filing', '', number(0, 12)),
  tag('tax', 'tax_drop_ratio', '纳税额同比降幅', 'Drop of tax, year on year', '', missing),
  tag(
    'public_opinion',
    'news_negative_90d',
    '近90天负面舆情',
    'Negative news, 90 days',
    '',
    number(0, 30),
  ),
  tag(
    'public_opinion',
    'news_negative_share',
    '负面舆情占比',
    'Share of negative news',
    '',
    number(0, 1, 3),
  ),
  tag('public_opinion', 'news_burst', '舆情突增', 'Burst of news', '', truth),
  tag('litigation', 'lit_judgments', '裁判文书数', 'Judgments', '', number(0, 40)),
  tag(
    'litigation',
    'lit_as_defendant_365d',
    '近一年被诉次数',
    'Suits as defendant, a year',
    '',
    missing,
  ),
  tag(
    'annual_report',
    'ar_hidden_employees',
    '从业人数未公示',
    'Employees not disclosed',
    '',
    truth,
  ),
  tag('annual_report', 'ar_missing_years', '缺报年数', 'Years without report', '年', number(0, 4)),
  tag('annual_report', 'ar_has_website', '有网站', 'Has a web site', '', truth),
  tag('ip_qualification', 'ip_patents', '专利数', 'Patents', '', number(0, 25)),
  tag('ip_qualification', 'ip_brands', '商标数', 'Trademarks', '', missing),
  tag('complaints', 'cmp_12345_90d', '近90天投诉举报', 'Complaints, 90 days', '', missing),
  tag('complaints', 'cmp_refund', '涉及退款纠纷', 'Refund disputes', '', missing),
  tag('fund_flow', 'ff_many_to_one', '多对一资金归集', 'Many-to-one inflows', '', missing),
];

export const CATEGORIES = [
  ['registration', '工商登记', 'Registration'],
  ['annual_report', '年报公示', 'Annual reports'],
  ['tax', '税务', 'Tax'],
  ['litigation', '司法诉讼', 'Litigation'],
  ['public_opinion', '舆情', 'Public opinion'],
  ['complaints', '投诉举报', 'Complaints and reports'],
  ['fund_flow', '资金交易', 'Fund flows'],
  ['ip_qualification', '知识产权与资质', 'Intellectual property'],
].map(([category, chinese, english]) => ({
  category: category ?? '',
  chinese: chinese ?? '',
  english: english ?? '',
}));

export function bandOf(index: number): Band {
  if (index >= 80) return 'red';
  if (index >= 60) return 'orange';
  if (index >= 40) return 'yellow';
  return index >= 20 ? 'blue' : 'green';
}

export function reasonsOf(count: number): Schemas['Reason'][] {
  return TAGS.slice(0, count)
    .map(({ tag: id, chinese, english, unit, value }, i) => ({
      tag: id,
      chinese,
      english,
      unit,
      value: value(),
      contribution: (next() - 0.35) * 2.2,
      evidence: i % 5 === 4 ? [] : [1, 2].map((n) => keyOf(`${id}-${n}`)),
    }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

/** The same reasons with what a look adds to them; points from the index of the base to `index`. */
export function explainedOf(count: number, index: number): Schemas['Breakdown'] {
  const reasons = reasonsOf(count);
  const base = -2.713;
  const baseIndex = 11.2;
  const sum = reasons.reduce((total, reason) => total + reason.contribution, 0);
  return {
    base,
    baseIndex,
    margin: base + sum,
    index,
    reasons: reasons.map((reason, i) => {
      const points = (reason.contribution * (index - baseIndex)) / sum;
      const compared =
        i < 10 && (reason.value.kind === 'quantity' || reason.value.kind === 'truth');
      return {
        ...reason,
        points,
        sentence: {
          chinese: `${reason.chinese}：使指数变化 ${points.toFixed(1)} 分。`,
          english: `${reason.english}: moves the index by ${points.toFixed(1)} points.`,
        },
        peers: compared
          ? {
              industry: 'J',
              district: i % 2 === 0 ? '330302' : '',
              members: 40 + i,
              median: reason.value.kind === 'truth' ? 0 : 12.5,
              mean: 0.18,
              percentile: 0.93 - i / 20,
            }
          : null,
      };
    }),
  };
}

export function keyOf(id: string): Schemas['EventKey'] {
  return { key: `demo|${id}`, source: 'demo/market-supervision', id };
}

function causeOf(index: number): Alert['cause'] {
  const kind = next();
  const to = bandOf(index);
  if (kind < 0.3) return { kind: 'first_score', to };
  if (kind < 0.8)
    return { kind: 'band_rise', from: pick(['blue', 'yellow', 'green'] as const), to };
  return { kind: 'sharp_change', from: 31.2, to: index };
}

let serial = 0;

export function alertAt(raisedAt: number, fixed: Partial<Alert> = {}): Alert {
  const enterprise = pick(ENTERPRISES);
  const hard = next() < 0.12;
  const index = hard ? null : 60 + next() * 39;
  const band = index === null ? 'red' : bandOf(index);
  const risk: Risk = next() < 0.6 ? 'fundraising' : 'default';
  serial += 1;
  return {
    id: `a${String(serial).padStart(6, '0')}`,
    enterprise: enterprise.id,
    enterpriseName: enterprise.name,
    risk,
    episode: next() < 0.8 ? 1 : 2,
    band,
    cause: index === null ? { kind: 'hard_rule', rule: 'fundraising_reports' } : causeOf(index),
    district: enterprise.district,
    raisedAt: new Date(raisedAt).toISOString(),
    storedAt: new Date(raisedAt).toISOString(),
    release: 3,
    index,
    reasons: reasonsOf(9).slice(0, 3),
    ...fixed,
  };
}
