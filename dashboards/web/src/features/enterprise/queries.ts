import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '@/client/api';
import type { Risk } from '@/client/types';
import { narrowing, toQuery, type ListFilter } from './listFilter';

export function useProfile(id: string) {
  return useQuery({
    queryKey: ['enterprise', id, 'profile'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/enterprises/{id}', { params: { path: { id } }, signal })),
    staleTime: 30_000,
  });
}

export function useTags(id: string) {
  return useQuery({
    queryKey: ['enterprise', id, 'tags'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/enterprises/{id}/tags', { params: { path: { id } }, signal })),
    staleTime: 30_000,
  });
}

/** Why a score is what it is; it never changes, so it is asked for once. */
export function useExplanation(id: string, risk: Risk, asOf: string) {
  return useQuery({
    queryKey: ['enterprise', id, 'explanation', risk, asOf],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/enterprises/{id}/explanation', {
          params: { path: { id }, query: { risk, asOf } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });
}

export function useScoreHistory(id: string, risk: Risk) {
  return useQuery({
    queryKey: ['enterprise', id, 'scores', risk],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/enterprises/{id}/scores', {
          params: { path: { id }, query: { risk, limit: 500 } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });
}

export function useAlertHistory(id: string) {
  return useQuery({
    queryKey: ['enterprise', id, 'alerts'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/enterprises/{id}/alerts', {
          params: { path: { id } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });
}

/** The events of the given keys; asks for nothing where there are none. */
export function useEvidence(id: string, keys: string[]) {
  return useQuery({
    queryKey: ['enterprise', id, 'events', keys],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/enterprises/{id}/events', {
          params: { path: { id }, query: { key: keys, limit: 100 } },
          signal,
        }),
      ),
    enabled: keys.length > 0,
    staleTime: 60_000,
  });
}

const EVENTS = 30;

/** The events of an enterprise, newest first, page by page of the server. */
export function useTimeline(id: string, category: string) {
  return useInfiniteQuery({
    queryKey: ['enterprise', id, 'timeline', category],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/enterprises/{id}/events', {
          params: {
            path: { id },
            query: {
              limit: EVENTS,
              ...(category !== '' && { category }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
  });
}

/** One tag with its peers and its history; asks for nothing where there is none. */
/**
 * Where the tags lie among those of peers. All enterprises are read for it, so it is asked for when
 * it is looked at, and kept.
 */
export function useTagPeers(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['enterprise', id, 'tag-peers'],
    enabled: wanted,
    queryFn: ({ signal }) =>
      body(api.GET('/api/enterprises/{id}/tag-peers', { params: { path: { id } }, signal })),
    staleTime: 300_000,
  });
}

export function useTag(id: string, tag: string | undefined) {
  return useQuery({
    queryKey: ['enterprise', id, 'tags', tag],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/enterprises/{id}/tags/{tag}', {
          params: { path: { id, tag: tag ?? '' } },
          signal,
        }),
      ),
    enabled: tag !== undefined,
    staleTime: 30_000,
  });
}

const PAGE = 50;

/** The enterprises under a filter, page by page of the server; the last list stays until the next. */
export function useEnterprises(filter: ListFilter) {
  return useInfiniteQuery({
    queryKey: ['enterprises', toQuery(filter)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/enterprises', {
          params: {
            query: { ...toQuery(filter), limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function useSuggestions(query: string) {
  return useQuery({
    queryKey: ['suggestions', query],
    queryFn: ({ signal }) =>
      body(api.GET('/api/enterprises', { params: { query: { query, limit: 8 } }, signal })),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
}

/** How many would match without each condition on tags, by its text. */
export function useCountsWithout(filter: ListFilter): ReadonlyMap<string, number> {
  const asked = filter.conditions.length > 0;
  const { data } = useQuery({
    queryKey: ['enterprises', 'counts', narrowing(filter)],
    queryFn: ({ signal }) =>
      body(api.GET('/api/enterprise-counts', { params: { query: narrowing(filter) }, signal })),
    enabled: asked,
    staleTime: 30_000,
  });
  return useMemo(
    () => new Map(asked ? data?.tags.map((each) => [each.condition, each.without]) : []),
    [asked, data],
  );
}

/** All that match, as a file for spreadsheets. */
export async function fileOfSet(filter: ListFilter, purpose: string): Promise<Blob> {
  const params = { query: { ...narrowing(filter), purpose } };
  return body<unknown>(
    api.GET('/api/enterprise-file', { params, parseAs: 'blob' }),
  ) as Promise<Blob>;
}
