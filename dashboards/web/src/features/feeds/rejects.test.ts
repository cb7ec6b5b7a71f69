// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { RejectCount } from '@/client/types';
import { countsOf, feedsOf, filterOf, isTaken } from './rejects';

const count = (feed: string, letters: number, state: RejectCount['state'] = 'open') =>
  ({ feed, reason: 'bad_date', state, letters, newest: '2026-01-01T00:00:00Z' }) as const;

describe('refused rows', () => {
  it('are open ones of all feeds unless the address says otherwise', () => {
    expect(filterOf(new URLSearchParams())).toEqual({ feed: '', reason: '', state: 'open' });
    expect(filterOf(new URLSearchParams('feed=a/b&reason=bad_date&state=mended'))).toEqual({
      feed: 'a/b',
      reason: 'bad_date',
      state: 'mended',
    });
    expect(filterOf(new URLSearchParams('reason=x&state=y')).state).toBe('open');
  });

  it('are counted by state within a feed and a reason', () => {
    const counts = [count('a', 3), count('b', 5), count('a', 2, 'mended')];
    expect(countsOf(counts, '', '')).toEqual({ open: 8, mended: 2, dismissed: 0 });
    expect(countsOf(counts, 'a', 'bad_date')).toEqual({ open: 3, mended: 2, dismissed: 0 });
    expect(countsOf(counts, 'a', 'truncated').open).toBe(0);
  });

  it('name the feed with most of them first', () => {
    const counts = [count('a', 3), count('b', 5), count('c', 9, 'mended')];
    expect(feedsOf(counts, 'open')).toEqual([
      ['b', 5],
      ['a', 3],
      ['c', 0],
    ]);
  });

  it('are done with once published, known or queued, and by nothing else', () => {
    expect((['published', 'duplicate', 'queued'] as const).every(isTaken)).toBe(true);
    const left = ['known_otherwise', 'refused', 'not_open', 'not_mendable', 'no_mapping'] as const;
    expect(left.some(isTaken)).toBe(false);
  });
});
