/** Events over time and single tags of a made-up enterprise. */
import type { components } from '../../src/client/schema';
import { TAGS } from './data';
import { page } from './page';

type Schemas = components['schemas'];
type Told = Pick<Schemas['Event'], 'type' | 'category' | 'data'> & { source: string };

const SUIT: Told = {
  type: 'litigation.case_filed',
  category: 'litigation',
  source: 'litigation',
  data: { role: 'defendant', cause: '民间借贷纠纷', amount: 1_250_000, opponent_hash: '***' },
};

const TOLD: Told[] = [
  SUIT,
  {
    type: 'tax.arrears_announced',
    category: 'tax',
    source: 'tax',
    data: { balance: 386_400.5, tax_category: '增值税', report_year: 2025 },
  },
  {
    type: 'complaint.filed',
    category: 'complaints',
    source: 'demo/complaints',
    data: { topic: 'illegal_fundraising', channel: 'web', promises_principal: true, text: '***' },
  },
  {
    type: 'city.own_type',
    category: 'public_opinion',
    source: 'news',
    data: { headline: '承诺年化收益 18%，多地门店突然关闭', sentiment: 'negative' },
  },
];

const DAY = 86_400_000;
const NEWEST = Date.parse('2026-11-20T01:30:05Z');

/** Three a day; the first of a day has no time. */
function eventAt(i: number): Schemas['Event'] {
  const { source, ...told } = TOLD[i % TOLD.length] ?? SUIT;
  const day = NEWEST - Math.floor(i / 3) * DAY;
  const at = i % 3 === 2 ? day - (day % DAY) - 8 * 3_600_000 : day - (i % 3) * 3_725_000;
  const id = `E-${String(i).padStart(4, '0')}`;
  const iso = new Date(at).toISOString();
  return {
    ...told,
    key: { key: `${source}|${id}`, source, id },
    eventTime: iso,
    availableTime: iso,
    arrivalTime: iso,
    revision: i === 1 ? 1 : 0,
    retracted: false,
    release: 3,
    position: { partition: 2, offset: 40_000 - i },
  };
}

export function timeline(query: URLSearchParams, empty: boolean): Schemas['EventList'] {
  const wanted = query.get('category');
  const all = Array.from({ length: empty ? 0 : 70 }, (_, i) => eventAt(i));
  const { items, next } = page(
    all.filter(({ category }) => wanted === null || category === wanted),
    query,
  );
  return { items, next };
}

const quantity = (value: number): Schemas['TagValue'] => ({ kind: 'quantity', value });
const MISSING: Schemas['TagValue'] = { kind: 'missing' };

/** Registered capital as it rose; days that moved unrecorded; nothing of the others. */
const HISTORY: Record<string, number[]> = {
  reg_capital: [50, 200, 200.5, 1_000, 800, 5_000],
  reg_age_days: [0, 120, 410],
};

const PEERS: Schemas['EnterpriseTagPeers']['peers'] = {
  reg_capital: {
    industry: 'L72',
    district: '330302',
    members: 1_240,
    median: 100,
    mean: 312.5,
    percentile: 0.93,
  },
};

export function tagPeers(enterprise: string): Schemas['EnterpriseTagPeers'] {
  return { enterprise, peers: PEERS };
}

export function tagDetail(enterprise: string, id: string): Schemas['EnterpriseTagDetail'] | null {
  const spec = TAGS.find(({ tag }) => tag === id);
  if (spec === undefined) return null;
  const values = HISTORY[id] ?? [];
  const made = spec.value();
  const value = values.length > 0 ? quantity(id === 'reg_age_days' ? 433 : 5_000) : made;
  const kind = value.kind === 'missing' ? 'quantity' : value.kind;
  return {
    enterprise,
    asOf: new Date(NEWEST).toISOString(),
    category: spec.category,
    kind,
    tag: {
      tag: spec.tag,
      chinese: spec.chinese,
      english: spec.english,
      unit: spec.unit,
      signals: 'B',
      description: `${spec.chinese}（演示口径）`,
      value,
      filling: null,
    },
    peers: PEERS[id] ?? null,
    changes: values.map((after, i) => ({
      asOf: new Date(NEWEST - (values.length - i) * 57 * DAY).toISOString(),
      before: i === 0 ? MISSING : quantity((values[i - 1] ?? 0) + (id === 'reg_age_days' ? 57 : 0)),
      after: quantity(after),
    })),
    earlier: id === 'reg_capital',
  };
}
