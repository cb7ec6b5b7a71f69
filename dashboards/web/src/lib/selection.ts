/**
 * What is selected in a list of which only some pages are known: some rows by their keys, or all
 * that the filter matches but some.
 */
export interface Selection {
  kind: 'some' | 'all';
  /** Those that are selected, of `some`; those that are not, of `all`. */
  keys: ReadonlySet<string>;
}

export const NO_SELECTION: Selection = { kind: 'some', keys: new Set() };
export const ALL_SELECTED: Selection = { kind: 'all', keys: new Set() };

export function isSelected({ kind, keys }: Selection, key: string): boolean {
  return keys.has(key) === (kind === 'some');
}

/** Selects or deselects each of some rows. */
export function select(selection: Selection, rows: readonly string[], on: boolean): Selection {
  const keys = new Set(selection.keys);
  for (const key of rows) {
    if (on === (selection.kind === 'some')) keys.add(key);
    else keys.delete(key);
  }
  return { ...selection, keys };
}

/** The rows from one to another, both with it, in the order of the list; the last alone if the first is gone. */
export function between(rows: readonly string[], from: string | null, to: string): string[] {
  const start = from === null ? -1 : rows.indexOf(from);
  const end = rows.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** How many of `total` rows. */
export function sizeOf({ kind, keys }: Selection, total: number): number {
  return kind === 'some' ? keys.size : Math.max(0, total - keys.size);
}
