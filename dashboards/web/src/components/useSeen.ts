import { useEffect, type RefObject } from 'react';

/**
 * Calls once when an element comes into sight.
 *
 * @param there whether the element is in the page by now
 */
export function useSeen(
  element: RefObject<Element | null>,
  there: boolean,
  onSeen: () => void,
): void {
  useEffect(() => {
    if (!there || element.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      onSeen();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, there, onSeen]);
}
