import { useEffect } from 'react';
import { useBlocker, type Blocker } from 'react-router';

/** Holds whoever would leave what is written, by a link, a tab, back, or by closing the window. */
export function useLeaving(changed: boolean): Blocker {
  useEffect(() => {
    if (!changed) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [changed]);
  return useBlocker(
    ({ currentLocation: here, nextLocation: there }) =>
      changed && (here.pathname !== there.pathname || tab(here.search) !== tab(there.search)),
  );
}

/** Another book in the address does not unmount what is written; another tab does. */
const tab = (search: string): string | null => new URLSearchParams(search).get('show');
