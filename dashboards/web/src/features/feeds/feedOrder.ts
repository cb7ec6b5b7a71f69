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

/** After so many days without anything a feed of which no cadence is agreed is called silent. */
const SILENT_DAYS = 30;

/** For how many days nothing has come, where that is longer than agreed; null where it is not. */
export function silence({ silentDays, late, cadence }: FeedStatus): number | null {
  if (silentDays === null || silentDays === 0) return null;
  return late || (cadence === null && silentDays >= SILENT_DAYS) ? silentDays : null;
}
