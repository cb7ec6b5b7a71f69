import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 760px)';

function subscribe(listener: () => void): () => void {
  const query = globalThis.matchMedia(PHONE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia(PHONE).matches);
}
