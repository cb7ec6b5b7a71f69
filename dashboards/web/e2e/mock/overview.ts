/** A made-up cockpit, audit trail, and what else is looked at as a whole. */
import type { components } from '../../src/client/schema';
import { DISTRICTS } from './data';

type Schemas = components['schemas'];

const RISKS = ['fundraising', 'default'] as const;
const BANDS = ['red', 'orange', 'yellow', 'blue', 'green'] as const;
const ENTRIES = 230;

function cockpit(empty: boolean): Schemas['Cockpit'] {
  const day = (ago: number) =>
    new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: 14 }, (_, i) => ({
    day: day(13 - i),
    counts: RISKS.flatMap((risk, r) =>
      BANDS.slice(0, 3).map((band, b) => ({ risk, band, alerts: ((i * 7 + r * 3) % 11) + b * 4 })),
    ),
  }));
  return {
    asOf: new Date().toISOString(),
    today: day(0),
    districts: (empty ? [] : DISTRICTS).map((district, i) => ({
      district,
      enterprises: 1_600 + 37 * i,
      risks: RISKS.map((risk, r) => ({
        risk,
        bands: BANDS.map((band, b) => ({
          band,
          enterprises: [1 + ((i * 5 + r) % 9), 4 + i, 22 + i, 160 + i, 1_300][b] ?? 0,
        })),
        unscored: 40 + i,
        alertsToday: (i + r) % 3,
        alertsYesterday: i % 2,
      })),
    })),
    days: empty ? days.map((each) => ({ ...each, counts: [] })) : days,
  };
}

function entries(query: URLSearchParams, before: number): Schemas['AuditEntry'][] {
  return Array.from({ length: before - 1 }, (_, i) => entry(before - 1 - i)).filter(
    (each) =>
      each.actor.includes(query.get('actor') ?? '') &&
      each.action.startsWith(query.get('action') ?? ''),
  );
}

function audit(query: URLSearchParams): Schemas['AuditPage'] {
  const limit = Number(query.get('limit') ?? 50);
  const matching = entries(query, Number(query.get('cursor') ?? ENTRIES + 1));
  const items = matching.slice(0, limit);
  const last = items.at(-1);
  return { items, next: matching.length > limit && last ? String(last.id) : null };
}

function entry(id: number): Schemas['AuditEntry'] {
  const kinds = ['enterprise.viewed', 'session.sign-in', 'account.password-changed'];
  return {
    id,
    at: new Date(Date.now() - (ENTRIES - id) * 613_000).toISOString(),
    actor: ['wang.fang', 'li.jun', 'office'][id % 3] ?? '',
    action: kinds[id % 3] ?? '',
    object: id % 3 === 0 ? `91330302MA2${String(id).padStart(7, '0')}` : 'office',
    detail: id % 3 === 0 ? 'tags' : '',
    address: '10.20.1.7',
    hash: String(id).padStart(4, 'a').repeat(16),
  };
}

const INTACT: Schemas['AuditVerification'] = {
  intact: true,
  from: 1,
  entries: ENTRIES,
  unchained: 0,
  anchors: 12,
  head: ENTRIES,
  hash: 'ab'.repeat(32),
};

/** What is answered to a path of these pages; undefined where it is none of theirs. */
export function overview(path: string, query: URLSearchParams, empty: boolean): object | undefined {
  if (path === 'cockpit') return cockpit(empty);
  if (path === 'audit') return empty ? { items: [], next: null } : audit(query);
  if (path === 'audit-export') return { items: empty ? [] : entries(query, ENTRIES + 1) };
  if (path === 'audit/verification') {
    return empty ? { ...INTACT, intact: false, fault: 'changed', faultAt: 17 } : INTACT;
  }
  return undefined;
}
