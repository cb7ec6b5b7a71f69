/** What the list of enterprises is narrowed to and ordered by; the address holds it. */
import { RISKS, STANDINGS, type Cause, type Risk, type Standing } from '@/client/types';
import {
  CONDITIONS_MAX,
  conditionText,
  parseCondition,
  parseDays,
  YEAR,
  type Condition,
} from './conditions';

/** By id, or by the index of a risk, the highest first. */
export type Order = 'id' | Risk;

export interface ListFilter {
  /** Part of a name or id. */
  query: string;
  /** The risk that the standings are of; null for either. */
  risk: Risk | null;
  standings: Standing[];
  /** A region code or its leading digits; empty for all. */
  district: string;
  /** The beginning of an industry's code, such as its section's letter; empty for all. */
  industry: string;
  /** What an alert was; one fits all of it. */
  alert: AlertCondition;
  record: RecordCondition | null;
  /** All of them hold. */
  conditions: Condition[];
  /** Null for the usual one: by the risk of the filter. */
  order: Order | null;
}

/** Why alerts are raised. */
export const CAUSES = [
  'first_score',
  'band_rise',
  'hard_rule',
  'sharp_change',
] as const satisfies readonly Cause['kind'][];

/** Within how many days; a year is what is asked where a reason or a cause is chosen alone. */
export const ALERT_DAYS = [7, 30, 90, YEAR] as const;

export interface AlertCondition {
  /** A tag that it gave as a reason; empty for any. */
  reason: string;
  cause: (typeof CAUSES)[number] | null;
  days: number | null;
}

export const NO_ALERT: AlertCondition = { reason: '', cause: null, days: null };

/** A category of data of which there is a record lately, or is none. */
export interface RecordCondition {
  category: string;
  /** Else there is none. */
  some: boolean;
  days: number;
}

export const RECORD_DAYS = [30, 90, YEAR] as const;

/** As the address and the server write it, such as `tax:none:90`. */
export const recordText = ({ category, some, days }: RecordCondition): string =>
  `${category}:${some ? 'some' : 'none'}:${String(days)}`;

/** Null for what is none. */
export function parseRecord(text: string): RecordCondition | null {
  const [, category, test, days] = /^([a-z_]{1,40}):(some|none):(\w*)$/.exec(text) ?? [];
  const known = parseDays(days ?? '');
  if (category === undefined || known === null) return null;
  return { category, some: test === 'some', days: known };
}

export type ListStep = (filter: ListFilter) => ListFilter;

export const WHOLE_LIST: ListFilter = {
  query: '',
  risk: null,
  standings: [],
  district: '',
  industry: '',
  alert: NO_ALERT,
  record: null,
  conditions: [],
  order: null,
};

/** Reads the address; what it can't mean is left out rather than sent to the server. */
export function fromAddress(search: URLSearchParams): ListFilter {
  const standings = search.getAll('band');
  const district = search.get('district') ?? '';
  const industry = search.get('industry') ?? '';
  const reason = search.get('reason') ?? '';
  return {
    query: (search.get('query') ?? '').trim().slice(0, 200),
    risk: RISKS.find((risk) => risk === search.get('risk')) ?? null,
    standings: STANDINGS.filter((standing) => standings.includes(standing)),
    district: /^\d{1,6}$/.test(district) ? district : '',
    industry: /^[A-T]?\d{0,4}$/.test(industry) ? industry : '',
    alert: {
      reason: /^[a-z]\w{0,99}$/.test(reason) ? reason : '',
      cause: CAUSES.find((cause) => cause === search.get('cause')) ?? null,
      days: parseDays(search.get('alerted') ?? ''),
    },
    record: parseRecord(search.get('record') ?? ''),
    conditions: search
      .getAll('tag')
      .map(parseCondition)
      .filter((condition) => condition !== null)
      .slice(0, CONDITIONS_MAX),
    order: (['id', ...RISKS] as const).find((order) => order === search.get('sort')) ?? null,
  };
}

export function toAddress(filter: ListFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.query !== '') search.set('query', filter.query);
  if (filter.risk !== null) search.set('risk', filter.risk);
  for (const standing of filter.standings) search.append('band', standing);
  if (filter.district !== '') search.set('district', filter.district);
  if (filter.industry !== '') search.set('industry', filter.industry);
  const { reason, cause, days } = filter.alert;
  if (reason !== '') search.set('reason', reason);
  if (cause !== null) search.set('cause', cause);
  if (days !== null) search.set('alerted', String(days));
  if (filter.record !== null) search.set('record', recordText(filter.record));
  for (const condition of filter.conditions) search.append('tag', conditionText(condition));
  if (filter.order !== null) search.set('sort', filter.order);
  return search;
}

export function isNarrowed(filter: ListFilter): boolean {
  // a risk alone orders the list and leaves nothing out
  return (
    filter.query !== '' ||
    filter.standings.length > 0 ||
    filter.district !== '' ||
    filter.industry !== '' ||
    filter.alert.reason !== '' ||
    filter.alert.cause !== null ||
    filter.alert.days !== null ||
    filter.record !== null ||
    filter.conditions.length > 0
  );
}

export function orderOf(filter: ListFilter): Order {
  return filter.order ?? filter.risk ?? 'fundraising';
}

/** What it is narrowed to, as parameters of API calls. */
export function narrowing(filter: ListFilter) {
  const { reason, cause, days } = filter.alert;
  return {
    ...(filter.query !== '' && { query: filter.query }),
    ...(filter.risk !== null && { risk: filter.risk }),
    ...(filter.standings.length > 0 && { band: filter.standings }),
    ...(filter.district !== '' && { district: filter.district }),
    ...(filter.industry !== '' && { industry: filter.industry }),
    ...(reason !== '' && { reason }),
    ...(cause !== null && { cause }),
    ...(days !== null && { alerted: days }),
    ...(filter.record !== null && { record: recordText(filter.record) }),
    ...(filter.conditions.length > 0 && { tag: filter.conditions.map(conditionText) }),
  };
}

/** The same with the order of the list. */
export function toQuery(filter: ListFilter) {
  return { sort: orderOf(filter), ...narrowing(filter) };
}
