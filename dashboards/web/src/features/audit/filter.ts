import type { operations } from '@/client/schema';
import { GROUPS, type Group } from './actions';

export type AuditQuery = NonNullable<operations['auditEntries']['parameters']['query']>;

/** What is asked for; days are China's, the last one included, as `2026-11-29`. */
export interface AuditFilter {
  actor: string;
  group: Group | null;
  object: string;
  from: string | null;
  to: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isGroup(text: string | null): text is Group {
  return (GROUPS as readonly (string | null)[]).includes(text);
}

function day(text: string | null): string | null {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

export function ofAddress(search: URLSearchParams): AuditFilter {
  const group = search.get('group');
  return {
    actor: search.get('actor') ?? '',
    group: isGroup(group) ? group : null,
    object: search.get('object') ?? '',
    from: day(search.get('from')),
    to: day(search.get('to')),
  };
}

export function toAddress(filter: AuditFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== null && value !== '') search.set(name, String(value));
  }
  return search;
}

const MIDNIGHT = 'T00:00:00+08:00';
const DAY_MS = 86_400_000;

export function toQuery(filter: AuditFilter): AuditQuery {
  const { actor, group, object, from, to } = filter;
  return {
    ...(actor !== '' && { actor }),
    ...(group !== null && { action: `${group}.` }),
    ...(object !== '' && { object }),
    ...(from !== null && { from: new Date(from + MIDNIGHT).toISOString() }),
    ...(to !== null && { until: new Date(Date.parse(to + MIDNIGHT) + DAY_MS).toISOString() }),
  };
}
