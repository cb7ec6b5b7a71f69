/** What a list is narrowed to; the address holds it, so a link or a reload shows the same. */
import {
  LIST_MARKS,
  LIST_STATES,
  LISTS,
  RISKS,
  type ListId,
  type ListMark,
  type ListState,
  type Risk,
} from '@/client/types';

export interface ListFilter {
  list: ListId;
  /** Null for all. */
  state: ListState | null;
  risk: Risk | null;
  /** A region code or its leading digits; empty for all. */
  district: string;
  mark: ListMark | null;
  /** Part of an enterprise's name or id. */
  query: string;
}

export type ListFilterStep = (filter: ListFilter) => ListFilter;

/** Everything of a list. */
export function allOf(list: ListId): ListFilter {
  return { list, state: null, risk: null, district: '', mark: null, query: '' };
}

/** Reads the address; what it can't mean is left out rather than sent to the server. */
export function fromAddress(search: URLSearchParams): ListFilter {
  const list = LISTS.find((known) => known === search.get('list')) ?? 'white';
  const district = search.get('district') ?? '';
  return {
    list,
    state: LIST_STATES[list].find((known) => known === search.get('state')) ?? null,
    risk: RISKS.find((known) => known === search.get('risk')) ?? null,
    district: /^\d{1,6}$/.test(district) ? district : '',
    mark: LIST_MARKS.find((known) => known === search.get('mark')) ?? null,
    query: (search.get('query') ?? '').trim().slice(0, 200),
  };
}

export function toAddress(filter: ListFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== null && value !== '') search.set(name, String(value));
  }
  return search;
}

/** Whether anything but the list and the state is set. */
export function isNarrowed(filter: ListFilter): boolean {
  return toAddress({ ...filter, state: null }).size > 1;
}

export function toQuery({ list, state, risk, district, mark, query }: ListFilter) {
  return {
    list,
    ...(state !== null && { state: [state] }),
    ...(risk !== null && { risk }),
    ...(district !== '' && { district }),
    ...(mark !== null && { mark }),
    ...(query !== '' && { query }),
  };
}
