/** Light or dark: as the system is, unless somebody chose. Paper is light. */
import { useSyncExternalStore } from 'react';

export const APPEARANCES = ['light', 'dark', 'system'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEY = 'finance-brain.appearance';
const listeners = new Set<() => void>();
let choice = remembered();

function remembered(): Appearance {
  try {
    return APPEARANCES.find((known) => known === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    return 'system'; // storage may be forbidden; the choice then lasts as long as the page
  }
}

function matches(query: string): boolean {
  return globalThis.matchMedia(query).matches;
}

function isDark(): boolean {
  if (matches('print')) return false;
  return choice === 'dark' || (choice === 'system' && matches('(prefers-color-scheme: dark)'));
}

/** The rules of `desk.css` go by this mark. */
function mark(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
}

function tell(): void {
  mark();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Marks the page before it is drawn, and follows the system and the printer from then on. */
export function startAppearance(): void {
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    globalThis.matchMedia(query).addEventListener('change', tell);
  }
  mark();
}

export function chooseAppearance(next: Appearance): void {
  choice = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // as above
  }
  tell();
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => choice);
}

/** Whether the page is dark now. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
