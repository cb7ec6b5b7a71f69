import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { useJob } from '@/client/jobs';
import type {
  Job,
  RejectCount,
  RejectReason,
  RejectResult,
  RejectResults,
  RejectState,
} from '@/client/types';
import { upload } from '@/client/upload';
import { save } from '@/lib/csv';

export const REASONS: readonly RejectReason[] = [
  'wrong_encoding',
  'column_count',
  'missing_value',
  'bad_number',
  'bad_date',
  'out_of_range',
  'future_date',
  'unknown_code',
  'bad_enterprise_id',
  'unknown_enterprise',
  'field_too_long',
  'truncated',
  'malformed',
  'spurious',
];
export const STATES: readonly RejectState[] = ['open', 'mended', 'dismissed'];

/** Ends of a replay after which its row is done with; any other leaves it as it was. */
const TAKEN: readonly RejectResult['fate'][] = ['published', 'duplicate', 'queued'];

export function isTaken(fate: RejectResult['fate']): boolean {
  return TAKEN.includes(fate);
}

export interface RejectFilter {
  feed: string;
  reason: RejectReason | '';
  state: RejectState;
}

const KEY = 'rejects';

export function filterOf(search: URLSearchParams): RejectFilter {
  const reason = search.get('reason') ?? '';
  const state = search.get('state') ?? 'open';
  return {
    feed: search.get('feed') ?? '',
    reason: REASONS.find((known) => known === reason) ?? '',
    state: STATES.find((known) => known === state) ?? 'open',
  };
}

/** How many letters there are of each state, of a feed and a reason; empty for all. */
export function countsOf(counts: readonly RejectCount[], feed: string, reason: string) {
  const sums: Record<RejectState, number> = { open: 0, mended: 0, dismissed: 0 };
  for (const count of counts) {
    const counted =
      (feed === '' || count.feed === feed) && (reason === '' || count.reason === reason);
    if (counted) sums[count.state] += count.letters;
  }
  return sums;
}

/** The feeds with letters in this state, the one with most first. */
export function feedsOf(counts: readonly RejectCount[], state: RejectState) {
  const feeds = new Map<string, number>();
  for (const count of counts) {
    const more = count.state === state ? count.letters : 0;
    feeds.set(count.feed, (feeds.get(count.feed) ?? 0) + more);
  }
  return [...feeds].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

export function useRejectCounts() {
  return useQuery({
    queryKey: [KEY, 'counts'],
    queryFn: ({ signal }) => body(api.GET('/api/rejects/counts', { signal })),
    refetchInterval: 60_000,
  });
}

export function useRejects({ feed, reason, state }: RejectFilter) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', feed, reason, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/rejects', {
          params: {
            query: {
              state,
              ...(feed !== '' && { feed }),
              ...(reason !== '' && { reason }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How many rows of a feed and a reason are open right now, and until when that is: one answer. */
export function useOpenNow() {
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ feed, reason }: RejectFilter) =>
      body(
        api.GET('/api/rejects', {
          params: { query: { state: 'open', feed, ...(reason !== '' && { reason }), limit: 1 } },
        }),
      ),
    onSettled: changed, // the list behind shows what is asked about
  });
}

export function useReject(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/rejects/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity, // a look is an entry of the audit trail
  });
}

/** Has lists and counts read again; a row that is shown stays, with what was typed, until opened anew. */
function useChanged(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [KEY, 'list'] });
    void client.invalidateQueries({ queryKey: [KEY, 'counts'] });
    void client.invalidateQueries({ queryKey: [KEY, 'one'], refetchType: 'none' });
  };
}

export function useCheck(id: string) {
  return useMutation({
    mutationFn: (fields: Record<string, string>) =>
      body(api.POST('/api/rejects/{id}/check', { params: { path: { id } }, body: { fields } })),
  });
}

export interface Wish {
  fields: Record<string, string>;
  revise: boolean;
}

export function useReplay(id: string, done: (result: RejectResult) => void) {
  const changed = useChanged();
  return useJob<Wish>(
    (wish) => body(api.POST('/api/rejects/{id}/replay', { params: { path: { id } }, body: wish })),
    { done: (result) => done(result as RejectResult), over: changed },
  );
}

export function useStep(id: string, step: 'dismissal' | 'reopening') {
  const changed = useChanged();
  return useMutation({
    mutationFn: (reason: string) =>
      step === 'dismissal'
        ? body(
            api.POST('/api/rejects/{id}/dismissal', {
              params: { path: { id } },
              body: { reason },
            }),
          )
        : body(
            api.POST('/api/rejects/{id}/reopening', {
              params: { path: { id } },
              body: { reason },
            }),
          ),
    onSettled: changed,
  });
}

/** Rows that are replayed together: all of a kind, or those of a file. */
export type Many = { feed: string; reason: string; until: string; expected: number } | File;

export function useReplayMany(done: (results: RejectResults) => void) {
  const changed = useChanged();
  return useJob<Many>(
    (many) =>
      many instanceof File
        ? (upload('/api/rejects/file', many, () => undefined) as Promise<Job>)
        : body(api.POST('/api/rejects/replays', { body: many })),
    { done: (results) => done(results as RejectResults), over: changed },
  );
}

/** As many rows as a file for a department holds. */
export const FILE_ROWS = 2_000;

/** Fetches the open rows of a feed and a reason as a file, so that a refusal is told in its place. */
export function useRejectFile() {
  return useMutation({
    mutationFn: ({ feed, reason }: RejectFilter) =>
      body(
        api.GET('/api/rejects/file', {
          params: { query: { feed, ...(reason !== '' && { reason }) } },
          parseAs: 'blob', // as text it would lose its byte order mark
        }),
      ),
    onSuccess: (file, { feed }) => save(`rejects-${feed.replaceAll('/', '-')}.csv`, file),
  });
}
