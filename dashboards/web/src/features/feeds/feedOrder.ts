import type { FeedStatus } from '@/client/types';

export const STATES = ['error', 'warning', 'healthy', 'unagreed'] as const;

/** The worst first, then by name. */
export function byState(feeds: FeedStatus[]): FeedStatus[] {
  const rank = ({ state }: FeedStatus) => STATES.indexOf(state);
  return [...feeds].sort((a, b) => rank(a) - rank(b) || (a.feed < b.feed ? -1 : 1));
}

export function isIll({ state }: FeedStatus): boolean {
  return state === 'error' || state === 'warning';
}

/** How many feeds are in each state, those of none left out. */
export function counts(feeds: FeedStatus[]): { state: FeedStatus['state']; count: number }[] {
  return STATES.map((state) => ({
    state,
    count: feeds.filter((feed) => feed.state === state).length,
  })).filter(({ count }) => count > 0);
}
