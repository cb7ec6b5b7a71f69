import { useHotkeys } from 'react-hotkeys-hook';
import { focusRow } from './rowKeys';
import { isComposing, isTyping } from './typing';

/** How every shortcut of a page is heard: by the sign, and not while somebody writes. */
export const SHORTCUT = {
  useKey: true,
  enableOnFormTags: true, // a box that is ticked keeps the focus; `isTyping` knows the others
  ignoreEventWhen: (event: KeyboardEvent) => isComposing(event) || isTyping(event),
} as const;

/** From anywhere on the page, j and k move through the rows of a table that have a link. */
export function useRowKeys(rows: string): void {
  useHotkeys('j', () => focusRow(rows, 1), SHORTCUT);
  useHotkeys('k', () => focusRow(rows, -1), SHORTCUT);
}
