import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSavedViews, type SavedView, type SavedViewList, type ViewedList } from '@/client/views';
import { useLookState } from './look';
import {
  addressOf,
  beside,
  BESIDE,
  isDirty,
  OF_LISTS,
  OF_SETS,
  OPEN,
  unknownIn,
  VIEW,
  withView,
  type Canonical,
  type Look,
} from './settings';

export interface OpenView {
  list: ViewedList;
  /** Undefined until they are read. */
  views: SavedViewList | undefined;
  error: Error | null;
  /** The one that is open; null for none. */
  view: SavedView | null;
  /** Whether the address names a view that is not there. */
  gone: boolean;
  /** The one whose set is put beside the list; null for none. */
  other: SavedView | null;
  dirty: boolean;
  /** Parts of the address that the page does not understand. */
  unknown: readonly string[];
  look: Look;
  setLook: (look: Look) => void;
  /** Opens a view as it was saved; null for the list without one. */
  open: (view: SavedView | null) => void;
  /** Puts the set of a view beside the list; null for none. */
  compare: (other: SavedView | null) => void;
  /** Names a view that holds what is shown already. */
  named: (view: SavedView) => void;
  /** Forgets what is not understood. */
  forget: () => void;
  filters: () => URLSearchParams;
}

/** The address is ahead of what is rendered; a step from the rendered one could lose another. */
const address = () => new URLSearchParams(globalThis.location.search);

/** The saved view that a page's address names, and how the page stands to it. */
export function useView(list: ViewedList, canonical: Canonical, may = true): OpenView {
  const [search, setSearch] = useSearchParams();
  const views = useSavedViews(list, may);
  const id = search.get(VIEW);
  const named = (wanted: string | null) =>
    views.data?.items.find((each) => each.id === wanted) ?? null;
  const view = named(id);
  const otherId = search.get(BESIDE);
  const other = named(otherId);
  const [look, setLook] = useLookState(
    list,
    view && { of: `${view.id} ${view.version}`, look: view.settings },
  );

  const names = list === 'enterprises' ? OF_SETS : OF_LISTS;
  const open = useCallback(
    (next: SavedView | null) => {
      const there =
        next === null ? new URLSearchParams() : addressOf(next.id, next.settings.filters);
      const kept = names.filter((name) => name !== VIEW);
      setSearch(withView(there, address(), kept));
    },
    [names, setSearch],
  );

  // once, where somebody comes without filters; a link with some shows those
  const first = useRef(search.size === 0);
  const opening = views.data?.items.find((each) => each.id === views.data.defaultView);
  useEffect(() => {
    if (views.data === undefined || !first.current) return;
    first.current = false;
    if (opening !== undefined && globalThis.location.search === '') {
      setSearch(addressOf(opening.id, opening.settings.filters), { replace: true });
    }
  }, [views.data, opening, setSearch]);

  const asked = search.get(OPEN);
  useEffect(() => {
    if (asked === null || views.data === undefined) return;
    const named = views.data.items.find((each) => each.id === asked);
    setSearch(addressOf(asked, named?.settings.filters ?? {}), { replace: true });
  }, [asked, views.data, setSearch]);

  /** What is understood of the address, with a step from there. */
  const keep = (step: (known: URLSearchParams) => URLSearchParams) => {
    const now = address();
    setSearch(step(withView(canonical(now), now, names)), { replace: true });
  };
  const lost = otherId !== null && views.data !== undefined && other === null;
  return {
    list,
    views: views.data,
    error: views.error,
    view,
    gone: id !== null && views.data !== undefined && view === null,
    dirty: view !== null && isDirty(view.settings, search, look, canonical),
    other,
    unknown: [...unknownIn(search, canonical, names), ...(lost ? [`${BESIDE}=${otherId}`] : [])],
    look,
    setLook,
    open,
    compare: (next) => keep((known) => beside(known, next?.id ?? null)),
    named: (next) =>
      keep((known) => {
        known.set(VIEW, next.id);
        return known;
      }),
    forget: () => keep((known) => (lost || otherId === null ? beside(known, null) : known)),
    filters: () => canonical(search),
  };
}
