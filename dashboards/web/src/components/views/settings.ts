/** What a view holds, and how it stands to the address of a page; without React. */
import type { ViewSettings } from '@/client/views';

export type Density = ViewSettings['density'];
export const DENSITIES: readonly Density[] = ['compact', 'default', 'loose'];

/** How a list looks. */
export interface Look {
  /** The columns that are not shown. */
  hidden: readonly string[];
  density: Density;
}

export const PLAIN: Look = { hidden: [], density: 'default' };

/** Names the view that is open in the address of its page. */
export const VIEW = 'v';

/** Names a view that is to be opened as it was saved, in links that don't know its filters. */
export const OPEN = 'open';

/** Names the view whose set is put beside the list. */
export const BESIDE = 'beside';

/** Which part of both sets is shown. */
export const PART = 'part';

/** The address as the page understands it; what it does not is left out. */
export type Canonical = (search: URLSearchParams) => URLSearchParams;

/** What stands beside the filters in the address of a list. */
export const OF_LISTS: readonly string[] = [VIEW];

/** The same of a list that is compared with others. */
export const OF_SETS: readonly string[] = [VIEW, BESIDE, PART];

const NAMES: ReadonlySet<string> = new Set([...OF_SETS, OPEN]);

export function filtersOf(search: URLSearchParams): ViewSettings['filters'] {
  const filters: ViewSettings['filters'] = {};
  for (const name of search.keys()) {
    if (!NAMES.has(name)) filters[name] = search.getAll(name);
  }
  return filters;
}

/** The address that opens a view. */
export function addressOf(id: string, filters: ViewSettings['filters']): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) search.append(name, value);
  }
  search.set(VIEW, id);
  return search;
}

/** What the page does not understand of its address, such as `colour=red`. */
export function unknownIn(
  search: URLSearchParams,
  canonical: Canonical,
  names = OF_LISTS,
): string[] {
  const known = canonical(search);
  const stands = (name: string) =>
    name === OPEN || (names.includes(name) && (name !== PART || search.has(BESIDE)));
  return [...search]
    .filter(([name, value]) => !stands(name) && !known.getAll(name).includes(value.trim()))
    .map(([name, value]) => `${name}=${value}`);
}

/** Keeps the open view, or what else is named, in an address that was made from filters alone. */
export function withView(
  search: URLSearchParams,
  from: URLSearchParams,
  names = OF_LISTS,
): URLSearchParams {
  const both = new URLSearchParams(search);
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) both.set(name, value);
  }
  return both;
}

/** Puts the set of another view beside the list, or none. */
export function beside(search: URLSearchParams, view: string | null): URLSearchParams {
  const both = new URLSearchParams(search);
  both.delete(PART);
  if (view === null) both.delete(BESIDE);
  else both.set(BESIDE, view);
  return both;
}

/** Whether the list is not as its view has it. */
export function isDirty(
  settings: ViewSettings,
  search: URLSearchParams,
  look: Look,
  canonical: Canonical,
): boolean {
  const saved = addressOf('', settings.filters);
  return (
    unknownIn(saved, canonical).length > 0 ||
    sorted(canonical(saved)) !== sorted(canonical(search)) ||
    !sameLook(settings, look)
  );
}

export function sameLook(one: Look, other: Look): boolean {
  return (
    one.density === other.density &&
    [...one.hidden].sort().join() === [...other.hidden].sort().join()
  );
}

function sorted(search: URLSearchParams): string {
  const copy = new URLSearchParams([...search].filter(([name]) => name !== VIEW));
  return [...copy]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}
