/** What the list of cases is narrowed to, and how it is shown; the address holds both. */
import {
  CASE_MARKS,
  CASE_STATES,
  RISKS,
  type CaseMark,
  type CaseState,
  type Risk,
} from '@/client/types';

export interface CaseFilter {
  /** Null for all that are open. */
  state: CaseState | null;
  risk: Risk | null;
  /** A region code or its leading digits; empty for all. */
  district: string;
  /** Whether only those that the reader handles. */
  mine: boolean;
  mark: CaseMark | null;
  /** Part of an enterprise's name or id, or of a case number. */
  query: string;
}

export type CaseFilterStep = (filter: CaseFilter) => CaseFilter;
export type View = 'list' | 'board';

export const OPEN_CASES: CaseFilter = {
  state: null,
  risk: null,
  district: '',
  mine: false,
  mark: null,
  query: '',
};

/** Reads the address; what it can't mean is left out rather than sent to the server. */
export function fromAddress(search: URLSearchParams): CaseFilter {
  const district = search.get('district') ?? '';
  return {
    state: CASE_STATES.find((state) => state === search.get('state')) ?? null,
    risk: RISKS.find((risk) => risk === search.get('risk')) ?? null,
    district: /^\d{1,6}$/.test(district) ? district : '',
    mine: search.get('handler') === 'me',
    mark: CASE_MARKS.find((mark) => mark === search.get('mark')) ?? null,
    query: (search.get('query') ?? '').trim().slice(0, 200),
  };
}

export function viewFromAddress(search: URLSearchParams): View {
  return search.get('view') === 'board' ? 'board' : 'list';
}

export function toAddress(filter: CaseFilter, view: View): URLSearchParams {
  const search = new URLSearchParams();
  if (view === 'board') search.set('view', view);
  if (filter.state !== null) search.set('state', filter.state);
  if (filter.risk !== null) search.set('risk', filter.risk);
  if (filter.district !== '') search.set('district', filter.district);
  if (filter.mine) search.set('handler', 'me');
  if (filter.mark !== null) search.set('mark', filter.mark);
  if (filter.query !== '') search.set('query', filter.query);
  return search;
}

/** The same as the API has it, of the list and of a frozen set alike. */
export function toQuery({ state, risk, district, mine, mark, query }: CaseFilter) {
  return {
    ...(state !== null && { state: [state] }),
    ...(risk !== null && { risk }),
    ...(district !== '' && { district }),
    ...(mine && { handler: 'me' }),
    ...(mark !== null && { mark }),
    ...(query !== '' && { query }),
  };
}
