import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from './api';
import type { components, operations } from './schema';

type Schemas = components['schemas'];

export type FollowedSet = Schemas['FollowedSet'];
export type SetPart = Schemas['SetPart'];
export type SetComparison = Schemas['SetComparison'];

/** What a set is narrowed to. */
type Narrowing = NonNullable<operations['compareSets']['parameters']['query']>;
type Order = NonNullable<NonNullable<operations['findEnterprises']['parameters']['query']>['sort']>;

const FOLLOWED = ['followed-sets'] as const;
const PAGE = 50;

/** The sets of enterprises that the reader follows. */
export function useFollowedSets() {
  return useQuery({
    queryKey: FOLLOWED,
    queryFn: ({ signal }) => body(api.GET('/api/followed-sets', { signal })),
    staleTime: 30_000,
  });
}

/** Follows the set of a view, or no longer; each has them asked for again. */
export function useFollowWork() {
  const client = useQueryClient();
  const again = { onSettled: () => client.invalidateQueries({ queryKey: FOLLOWED }) };
  const follow = useMutation({
    mutationFn: (id: string) =>
      body(api.PUT('/api/views/{id}/following', { params: { path: { id } } })),
    ...again,
  });
  const unfollow = useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/views/{id}/following', { params: { path: { id } } })),
    ...again,
  });
  return { follow, unfollow };
}

/** How a set lies to that of a view. */
export function useComparison(view: string, query: Narrowing) {
  return useQuery({
    queryKey: ['comparison', view, query],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/views/{id}/comparison', { params: { path: { id: view }, query }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** The enterprises of a part of both, page by page of the server. */
export function useComparedRows(view: string, part: SetPart, query: Narrowing, sort: Order) {
  return useInfiniteQuery({
    queryKey: ['comparison', view, query, part, sort],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/views/{id}/comparison-rows', {
          params: {
            path: { id: view },
            query: { ...query, part, sort, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** All enterprises of a part, as a file that is taken for a purpose. */
export async function fileOfPart(
  view: string,
  part: SetPart,
  query: Narrowing,
  purpose: string,
): Promise<Blob> {
  const params = { path: { id: view }, query: { ...query, part, purpose } };
  return body<unknown>(
    api.GET('/api/views/{id}/comparison-file', { params, parseAs: 'blob' }),
  ) as Promise<Blob>;
}
