import type { KeyboardEvent } from 'react';

/** In a table whose rows have a link each, arrow keys move from link to link. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const row = (event.target as HTMLElement).closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  if (focusIn(next)) event.preventDefault();
}

/** The row that has the focus, if one has. */
export function rowInFocus(rows: string): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(rows) ?? null;
}

/** Moves the focus so many rows on; to the first where no row has it. */
export function focusRow(rows: string, step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>(rows)];
  const now = rowInFocus(rows);
  focusIn(now === null ? all[0] : all[all.indexOf(now) + step]);
}

function focusIn(row: Element | null | undefined): boolean {
  const link = row?.querySelector('a');
  if (!link) return false;
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
  return true;
}
