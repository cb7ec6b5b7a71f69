import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { useJob } from '@/client/jobs';
import type {
  Job,
  RejectCount,
  RejectFileCheck,
  RejectFileRow,
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

/** A file that came back, and the check of it that was looked at. */
export interface CheckedFile {
  file: File;
  check: RejectFileCheck;
}

/** Has told what a file would do; nothing is published. */
export function useFileCheck(done: (checked: RejectFileCheck) => void) {
  return useJob<File>(
    (file) => upload('/api/rejects/file', file, () => undefined) as Promise<Job>,
    { done: (check) => done(check as RejectFileCheck) },
  );
}

/** Rows that are not taken first, then those with a cell that a spreadsheet seems to have changed. */
export function sortedByCare(rows: readonly RejectFileRow[]): RejectFileRow[] {
  const care = ({ fate, changes }: RejectFileRow) =>
    fate !== 'accepted' ? 0 : changes.some(({ trace }) => trace !== '') ? 1 : 2;
  return [...rows].sort((a, b) => care(a) - care(b));
}

/** Rows that are replayed together: all of a kind, or those of a file that its check accepts. */
export type Many = { feed: string; reason: string; until: string; expected: number } | CheckedFile;

export function useReplayMany(done: (results: RejectResults) => void) {
  const changed = useChanged();
  return useJob<Many>(
    (many) =>
      'file' in many
        ? (upload('/api/rejects/file/replay', many.file, () => undefined, {
            seen: many.check.seen,
          }) as Promise<Job>)
        : body(api.POST('/api/rejects/replays', { body: many })),
    { done: (results) => done(results as RejectResults), over: changed },
  );
}

/** As many rows as are replayed at once. */
export const REPLAYED_AT_ONCE = 2_000;

/** Which of the files of a feed and a reason: the first has number 1 and no cursor. */
export interface FilePart {
  filter: RejectFilter;
  number: number;
  cursor: string;
}

/** A file that was fetched: with its rows it can be sent back as one, the others are in the next. */
export interface FetchedPart extends FilePart {
  rows: number;
  /** The cursor of the next; empty if this is the last. */
  next: string;
}

/** Fetches open rows of a feed and a reason as a file, so that a refusal is told in its place. */
export function useRejectFile() {
  return useMutation({
    mutationFn: async ({ filter, number, cursor }: FilePart): Promise<FetchedPart> => {
      const { feed, reason } = filter;
      const call = api.GET('/api/rejects/file', {
        params: {
          query: { feed, ...(reason !== '' && { reason }), ...(cursor !== '' && { cursor }) },
        },
        parseAs: 'blob', // as text it would lose its byte order mark
      });
      const file = await body(call);
      const { headers } = (await call).response;
      const next = headers.get('Rejects-Next') ?? '';
      const part = number === 1 && next === '' ? '' : `-${number}`;
      save(`rejects-${feed.replaceAll('/', '-')}${part}.csv`, file);
      return { filter, number, cursor, rows: Number(headers.get('Rejects-Rows')), next };
    },
  });
}
