/** How the list of a page looks: its columns and its density. */
import { createContext, use, useState } from 'react';
import { PLAIN, type Look } from './settings';

export const LookContext = createContext<Look>(PLAIN);

export function useLook(): Look {
  return use(LookContext);
}

function remembered(list: string): Look {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? 'null');
    return isLook(kept) ? kept : PLAIN;
  } catch {
    return PLAIN; // forbidden, or written by another release
  }
}

function isLook(kept: unknown): kept is Look {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'hidden' in kept &&
    Array.isArray(kept.hidden) &&
    'density' in kept &&
    typeof kept.density === 'string'
  );
}

const keyOf = (list: string) => `finance-brain.look.${list}`;

/**
 * That of the view which is open until it is changed; without a view, as it was left.
 *
 * @param view the look of the view, with what names it
 */
export function useLookState(
  list: string,
  view: { of: string; look: Look } | null,
): [Look, (look: Look) => void] {
  const of = view?.of ?? '';
  const [plain, setPlain] = useState(() => remembered(list));
  const [changed, setChanged] = useState<{ of: string; look: Look } | null>(null);
  const look = view === null ? plain : changed?.of === of ? changed.look : view.look;
  const change = (next: Look) => {
    if (view !== null) {
      setChanged({ of, look: next });
      return;
    }
    setPlain(next);
    try {
      localStorage.setItem(keyOf(list), JSON.stringify(next));
    } catch {
      // storage may be forbidden; it then lasts as long as the page
    }
  };
  return [look, change];
}
