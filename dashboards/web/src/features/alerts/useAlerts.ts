import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, body } from '@/client/api';
import type { Alert } from '@/client/types';
import { arrive, joined, NOTHING, seen, type Arrivals } from './arrivals';
import { matches, toAddress, toQuery, type AlertFilter } from './filter';
import { useAlertStream, type Liveness } from './useAlertStream';

const PAGE = 50;
/** More arrivals than this are not worth keeping: the list is read anew. */
const MANY = 300;

export interface AlertList {
  rows: Alert[];
  /** Ids of the alerts that came while the page was open. */
  arrived: ReadonlySet<string>;
  /** How many of them the reader has not seen. */
  unseen: number;
  total: number;
  loaded: boolean;
  /** Why there is no list, or why it may be out of date. */
  error: Error | null;
  /** Why the next page could not be had. */
  moreError: Error | null;
  fetching: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  liveness: Liveness;
  more: () => void;
  retry: () => void;
  markSeen: () => void;
}

/** The alert list under a filter: pages of the server, and on top what arrives live. */
export function useAlerts(filter: AlertFilter, atTop: () => boolean): AlertList {
  const client = useQueryClient();
  const address = toAddress(filter).toString();
  const query = useInfiniteQuery({
    queryKey: ['alerts', address],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/alerts', {
          params: {
            query: { ...toQuery(filter), limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    staleTime: Infinity, // the stream keeps it fresh
    gcTime: 0,
  });

  const [kept, setKept] = useState<{ address: string; arrivals: Arrivals }>({
    address,
    arrivals: NOTHING,
  });
  const arrivals = kept.address === address ? kept.arrivals : NOTHING;
  const paged = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const rows = useMemo(() => joined(arrivals, paged), [arrivals, paged]);

  const change = (step: (arrivals: Arrivals) => Arrivals) =>
    setKept((old) => ({
      address,
      arrivals: step(old.address === address ? old.arrivals : NOTHING),
    }));

  const readAnew = () => {
    setKept({ address, arrivals: NOTHING });
    void client.resetQueries({ queryKey: ['alerts', address] });
  };

  const liveness = useAlertStream((batch) => {
    void client.invalidateQueries({ queryKey: ['summary'] });
    const known = new Set(paged.map((alert) => alert.id));
    const mine = batch.filter((alert) => matches(filter, alert));
    const top = atTop();
    if (top && arrivals.alerts.length + mine.length > MANY) readAnew();
    else change((old) => arrive(old, mine, known, top));
  }, readAnew);

  return {
    rows,
    arrived: useMemo(() => new Set(arrivals.alerts.map(({ id }) => id)), [arrivals]),
    unseen: arrivals.unseen.size,
    total: (query.data?.pages[0]?.total ?? 0) + rows.length - paged.length,
    loaded: query.data !== undefined,
    error: query.isFetchNextPageError ? null : query.error,
    moreError: query.isFetchNextPageError ? query.error : null,
    fetching: query.isFetching,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    liveness,
    more: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
    markSeen: () => (arrivals.alerts.length > MANY ? readAnew() : change(seen)),
  };
}
