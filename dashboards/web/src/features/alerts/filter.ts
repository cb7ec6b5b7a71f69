/** What the alert list is narrowed to. The address holds it, so a link or a reload shows the same. */
import { BANDS, RISKS, type Alert, type Band, type Risk } from '@/client/types';

export interface AlertFilter {
  risk: Risk | null;
  bands: Band[];
  /** A region code or its leading digits; empty for all. */
  district: string;
  /** Part of an enterprise's name or id. */
  enterprise: string;
  /** Only alerts of the white list, or without them; null for all. */
  white: White | null;
  /** Only those that nobody handled in time. */
  late: boolean;
}

/** How alerts of the white list are shown. */
export type White = 'only' | 'without';

/** From one filter to the next. */
export type FilterStep = (filter: AlertFilter) => AlertFilter;

export const EVERYTHING: AlertFilter = {
  risk: null,
  bands: [],
  district: '',
  enterprise: '',
  white: null,
  late: false,
};

const WHITES: readonly White[] = ['only', 'without'];

/** Reads the address; what it can't mean is left out rather than sent to the server. */
export function fromAddress(search: URLSearchParams): AlertFilter {
  const risk = search.get('risk');
  const bands = search.getAll('band');
  return {
    risk: RISKS.find((known) => known === risk) ?? null,
    bands: BANDS.filter((known) => bands.includes(known)),
    district: /^\d{1,6}$/.test(search.get('district') ?? '') ? (search.get('district') ?? '') : '',
    enterprise: (search.get('enterprise') ?? '').trim().slice(0, 200),
    white: WHITES.find((known) => known === search.get('white')) ?? null,
    late: search.get('late') === 'true',
  };
}

export function toAddress(filter: AlertFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.risk !== null) search.set('risk', filter.risk);
  for (const band of filter.bands) search.append('band', band);
  if (filter.district !== '') search.set('district', filter.district);
  if (filter.enterprise !== '') search.set('enterprise', filter.enterprise);
  if (filter.white !== null) search.set('white', filter.white);
  if (filter.late) search.set('late', 'true');
  return search;
}

export function isEverything(filter: AlertFilter): boolean {
  return toAddress(filter).size === 0;
}

/** Whether the server would list the alert under this filter; decides on alerts that arrive live. */
export function matches(filter: AlertFilter, alert: Alert): boolean {
  return (
    !filter.late && // none is when it comes
    (filter.risk === null || alert.risk === filter.risk) &&
    (filter.bands.length === 0 || filter.bands.includes(alert.band)) &&
    alert.district.startsWith(filter.district) &&
    (filter.white === null || (filter.white === 'only') === (alert.listed?.white !== undefined)) &&
    [alert.enterpriseName, alert.enterprise].some((text) =>
      text.toLowerCase().includes(filter.enterprise.toLowerCase()),
    )
  );
}

/** The same as parameters of the API call. */
export function toQuery(filter: AlertFilter) {
  return {
    ...(filter.risk !== null && { risk: filter.risk }),
    ...(filter.bands.length > 0 && { band: filter.bands }),
    ...(filter.district !== '' && { district: filter.district }),
    ...(filter.enterprise !== '' && { enterprise: filter.enterprise }),
    ...(filter.white !== null && { white: filter.white }),
    ...(filter.late && { late: true }),
  };
}
