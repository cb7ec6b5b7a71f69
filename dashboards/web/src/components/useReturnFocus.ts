import { useEffect, useState } from 'react';

/**
 * Of a dialog that is gone as soon as it is closed: the keyboard goes on where it was opened, or on
 * the page where that is gone too.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const there = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      const back = there ? opener : document.getElementById('main');
      back?.focus({ preventScroll: true });
    },
    [opener],
  );
}
