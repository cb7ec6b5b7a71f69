/** Which of a day's lists is shown: all alerts, those that are due, or those that wait. */
import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '@/client/api';
import type { AlertQueuePage, QueuedAlert } from '@/client/types';
import { EVERYTHING, toQuery, type AlertFilter } from './filter';

export type Place = 'due' | 'waiting';

export const LISTS = ['all', 'due', 'waiting'] as const;
export type ListName = (typeof LISTS)[number];

const PARAMETER = 'list';
const PAGE = 50;
/** Not at every alert: a load of data raises them by the hundred. Midnight changes the lists, too. */
const AGAIN = 30_000;

/** Reads the address; what it can't mean is all alerts. */
export function listFromAddress(search: URLSearchParams): ListName {
  return LISTS.find((known) => known === search.get(PARAMETER)) ?? 'all';
}

/** Adds the list to the address of a filter. */
export function withList(search: URLSearchParams, list: ListName): URLSearchParams {
  const both = new URLSearchParams(search);
  if (list === 'all') both.delete(PARAMETER);
  else both.set(PARAMETER, list);
  return both;
}

/** A budget is of a district and risk: the queues are narrowed by these alone. */
export function ofQueue({ risk, district }: AlertFilter): AlertFilter {
  return { ...EVERYTHING, risk, district };
}

export type QueueCounts = Omit<AlertQueuePage, 'items' | 'total' | 'next'>;

/** How many alerts are due today, and how many wait. */
export function useQueueCounts(filter: AlertFilter): UseQueryResult<QueueCounts> {
  const query = toQuery(ofQueue(filter));
  return useQuery({
    queryKey: ['alert-queue', 'counts', query],
    queryFn: ({ signal }) =>
      body(api.GET('/api/alert-queue', { params: { query: { ...query, limit: 1 } }, signal })),
    refetchInterval: AGAIN,
  });
}

export interface QueueList {
  rows: QueuedAlert[];
  loaded: boolean;
  error: Error | null;
  moreError: Error | null;
  fetching: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  retry: () => void;
}

/** One of today's lists, page by page. */
export function useQueue(filter: AlertFilter, place: Place): QueueList {
  const query = toQuery(ofQueue(filter));
  const pages = useInfiniteQuery({
    queryKey: ['alert-queue', place, query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/alert-queue', {
          params: {
            query: { ...query, place, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN,
  });
  return {
    rows: useMemo(() => eachOnce(pages.data?.pages ?? []), [pages.data]),
    loaded: pages.data !== undefined,
    error: pages.isFetchNextPageError ? null : pages.error,
    moreError: pages.isFetchNextPageError ? pages.error : null,
    fetching: pages.isFetching,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    more: () => {
      if (!pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    retry: () => void pages.refetch(),
  };
}

/** An alert that moved down between two pages is shown where it was seen first. */
export function eachOnce(pages: Pick<AlertQueuePage, 'items'>[]): QueuedAlert[] {
  const rows = new Map<string, QueuedAlert>();
  for (const item of pages.flatMap((page) => page.items)) {
    if (!rows.has(item.alert.id)) rows.set(item.alert.id, item);
  }
  return [...rows.values()];
}
