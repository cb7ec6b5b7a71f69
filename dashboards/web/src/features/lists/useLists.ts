import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { LIST_PAGES } from '@/client/lists';
import type { ListAct, ListDraft, ListEntry } from '@/client/types';
import { toQuery, type ListFilter } from './listFilter';

const PAGE = 50;
/** Others work on the same lists. */
const AGAIN = 60_000;

const one = (id: string) => ['lists', 'one', id] as const;

/** The entries under a filter, page by page of the server; the last list stays until the next. */
export function useLists(filter: ListFilter) {
  const query = toQuery(filter);
  return useInfiniteQuery({
    queryKey: [...LIST_PAGES, query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/list-entries', {
          params: { query: { ...query, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? null,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
}

/** One entry, whole. */
export function useEntry(id: string) {
  return useQuery({
    queryKey: one(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/list-entries/{entry}', { params: { path: { entry: id } }, signal })),
  });
}

/** Puts the entry that a change answered with where pages read it, and has lists asked for again. */
function useKeep(): (changed: ListEntry) => void {
  const client = useQueryClient();
  return (changed) => {
    client.setQueryData(one(changed.summary.id), changed);
    void client.invalidateQueries({ queryKey: LIST_PAGES });
    void client.invalidateQueries({ queryKey: ['alerts'] });
  };
}

export function useAct(id: string) {
  const keep = useKeep();
  return useMutation({
    mutationFn: (act: ListAct) =>
      body(
        api.POST('/api/list-entries/{entry}/actions', {
          params: { path: { entry: id } },
          body: act,
        }),
      ),
    onSuccess: keep,
  });
}

export function usePropose() {
  const keep = useKeep();
  return useMutation({
    mutationFn: (draft: ListDraft) => body(api.POST('/api/list-entries', { body: draft })),
    onSuccess: keep,
  });
}
