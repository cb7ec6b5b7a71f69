import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '@/client/api';
import { CASE_LISTS } from '@/client/cases';
import type { CasePage, CaseState, CaseSummary } from '@/client/types';
import { toQuery, type CaseFilter } from './caseFilter';

const PAGE = 50;
/** How many cards a column of the board shows. */
const COLUMN = 20;
/** Others work on the same cases. */
const AGAIN = 60_000;

/** The cases under a filter, page by page of the server; the last list stays until the next. */
export function useCaseList(filter: CaseFilter) {
  const query = toQuery(filter);
  const pages = useInfiniteQuery({
    queryKey: [...CASE_LISTS, 'pages', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/cases', {
          params: { query: { ...query, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? null,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
  const rows = useMemo(() => eachOnce(pages.data?.pages ?? []), [pages.data]);
  return { pages, rows };
}

/** A case that moved between two pages is shown where it was seen first. */
export function eachOnce(pages: Pick<CasePage, 'items'>[]): CaseSummary[] {
  const rows = new Map<string, CaseSummary>();
  for (const item of pages.flatMap((page) => page.items)) {
    if (!rows.has(item.number)) rows.set(item.number, item);
  }
  return [...rows.values()];
}

/** The first cases of one state. */
export function useColumn(filter: CaseFilter, state: CaseState) {
  const query = { ...toQuery(filter), state: [state], limit: COLUMN };
  return useQuery({
    queryKey: [...CASE_LISTS, 'column', query],
    queryFn: ({ signal }) => body(api.GET('/api/cases', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
}
