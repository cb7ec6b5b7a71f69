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

export function useReject(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/rejects/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity, // a look is an entry of the audit trail
  });
}

function useChanged(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [KEY] });
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
    {
      done: (result) => {
        changed();
        done(result as RejectResult);
      },
    },
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
    onSuccess: changed,
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
    {
      done: (results) => {
        changed();
        done(results as RejectResults);
      },
    },
  );
}

export function fileAddress(feed: string, reason: string): string {
  const query = new URLSearchParams({ feed, ...(reason !== '' && { reason }) });
  return `/api/rejects/file?${query.toString()}`;
}
