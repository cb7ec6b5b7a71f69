/** One made-up enterprise: profile, scores, tags, events, and the names of the catalogue. */
import type { components } from '../../src/client/schema';
import { bandOf, CATEGORIES, DISTRICT_NAMES, RULES, TAGS, type Enterprise } from './data';

type Schemas = components['schemas'];

export function profile({
  id,
  name,
  district,
  industry,
}: Enterprise): Schemas['EnterpriseProfile'] {
  const asOf = new Date(Date.now() - 60_000).toISOString();
  return {
    id,
    name,
    district,
    industry,
    enrolled: true,
    scores: [
      {
        status: 'scored',
        risk: 'fundraising',
        asOf,
        release: 3,
        model: 'fundraising-gbt-20261120-4f1c',
        probability: 0.6342,
        threshold: 0.31,
        index: 78.4,
        band: 'orange',
        coverage: 0.71,
        staleFeeds: ['city/tax_arrears'],
      },
      {
        status: 'unscored',
        risk: 'default',
        asOf,
        release: 3,
        why: 'low_coverage',
        coverage: 0.12,
        staleFeeds: ['city/tax_arrears'],
      },
    ],
    feeds: { total: 9, ill: ['city/tax_arrears', 'city/litigation_case'] },
  };
}

export function point(index: number, age: number): Schemas['ScorePoint'] {
  return {
    asOf: new Date(Date.now() - age * 86_400_000).toISOString(),
    release: 3,
    probability: index / 120,
    index,
    band: bandOf(index),
    model: 'demo',
  };
}

export function tags(enterprise: string): Schemas['EnterpriseTags'] {
  return {
    enterprise,
    asOf: new Date(Date.now() - 60_000).toISOString(),
    categories: CATEGORIES.map((category) => ({
      ...category,
      tags: TAGS.filter((spec) => spec.category === category.category).map((spec) => ({
        tag: spec.tag,
        chinese: spec.chinese,
        english: spec.english,
        unit: spec.unit,
        signals: 'B',
        filling: null,
        description: `${spec.chinese}（演示口径）`,
        value: spec.value(),
      })),
    })),
  };
}

export function catalogue(): Schemas['Catalogue'] {
  const names = { categories: CATEGORIES, rules: RULES, districts: DISTRICT_NAMES };
  const tags = TAGS.map(({ tag, chinese, english, category, unit }) => ({
    tag,
    chinese,
    english,
    category,
    unit,
    kind: 'quantity' as const,
    signals: 'B' as const,
    description: '',
  }));
  return { risks: [], bands: [], tags, ...names };
}

export function event(key: string, i: number): Schemas['Event'] {
  return {
    key: { key, source: 'demo/market-supervision', id: key.split('|')[1] ?? key },
    type: 'cn.financebrain.registration.v1',
    category: 'registration',
    eventTime: '2025-03-0' + String(i + 1) + 'T02:00:00Z',
    availableTime: '2025-03-05T16:00:00Z',
    arrivalTime: '2026-11-20T01:02:03Z',
    revision: i,
    retracted: false,
    release: 3,
    position: { partition: 5, offset: 18_203 + i },
    data: { registered_capital: 5000, currency: 'CNY', state: '存续', advertises: true },
  };
}
