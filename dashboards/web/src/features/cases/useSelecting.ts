import { useMemo, useRef, useState } from 'react';
import {
  ALL_SELECTED,
  between,
  isSelected,
  NO_SELECTION,
  select,
  sizeOf,
  type Selection,
} from '@/lib/selection';

export interface Selecting {
  selection: Selection;
  size: number;
  /** How many of the rows that are loaded. */
  loaded: 'none' | 'some' | 'all';
  isSelected: (key: string) => boolean;
  /** With the shift key, all from the row before to this one. */
  toggle: (key: string, on: boolean, shift: boolean) => void;
  loadedTo: (on: boolean) => void;
  all: () => void;
  clear: () => void;
}

/**
 * What the reader selects of a list.
 *
 * @param of names the list; a selection of another one is forgotten
 * @param rows the keys that are loaded, in their order
 */
export function useSelecting(of: string, rows: readonly string[], total: number): Selecting {
  const [kept, setKept] = useState({ of, selection: NO_SELECTION });
  const last = useRef<string | null>(null);
  const selection = kept.of === of ? kept.selection : NO_SELECTION;
  const set = (next: Selection) => setKept({ of, selection: next });
  const chosen = useMemo(
    () => rows.filter((row) => isSelected(selection, row)).length,
    [rows, selection],
  );
  return {
    selection,
    size: sizeOf(selection, total),
    loaded: chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some',
    isSelected: (key) => isSelected(selection, key),
    toggle: (key, on, shift) => {
      set(select(selection, between(rows, shift ? last.current : null, key), on));
      last.current = key;
    },
    loadedTo: (on) => set(on ? select(selection, rows, true) : NO_SELECTION),
    all: () => set(ALL_SELECTED),
    clear: () => set(NO_SELECTION),
  };
}
