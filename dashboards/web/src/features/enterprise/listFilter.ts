/** What the list of enterprises is narrowed to and ordered by; the address holds it. */
import { RISKS, STANDINGS, type Risk, type Standing } from '@/client/types';

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
  /** Null for the usual one: by the risk of the filter. */
  order: Order | null;
}

export type ListStep = (filter: ListFilter) => ListFilter;

export const WHOLE_LIST: ListFilter = {
  query: '',
  risk: null,
  standings: [],
  district: '',
  order: null,
};

/** Reads the address; what it can't mean is left out rather than sent to the server. */
export function fromAddress(search: URLSearchParams): ListFilter {
  const standings = search.getAll('band');
  const district = search.get('district') ?? '';
  return {
    query: (search.get('query') ?? '').trim().slice(0, 200),
    risk: RISKS.find((risk) => risk === search.get('risk')) ?? null,
    standings: STANDINGS.filter((standing) => standings.includes(standing)),
    district: /^\d{1,6}$/.test(district) ? district : '',
    order: (['id', ...RISKS] as const).find((order) => order === search.get('sort')) ?? null,
  };
}

export function toAddress(filter: ListFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.query !== '') search.set('query', filter.query);
  if (filter.risk !== null) search.set('risk', filter.risk);
  for (const standing of filter.standings) search.append('band', standing);
  if (filter.district !== '') search.set('district', filter.district);
  if (filter.order !== null) search.set('sort', filter.order);
  return search;
}

export function isNarrowed(filter: ListFilter): boolean {
  // a risk alone orders the list and leaves nothing out
  return filter.query !== '' || filter.standings.length > 0 || filter.district !== '';
}

export function orderOf(filter: ListFilter): Order {
  return filter.order ?? filter.risk ?? 'fundraising';
}

/** The same as parameters of the API call. */
export function toQuery(filter: ListFilter) {
  return {
    sort: orderOf(filter),
    ...(filter.query !== '' && { query: filter.query }),
    ...(filter.risk !== null && { risk: filter.risk }),
    ...(filter.standings.length > 0 && { band: filter.standings }),
    ...(filter.district !== '' && { district: filter.district }),
  };
}
