import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body } from './api';
import type { components } from './schema';

export type District = components['schemas']['District'];

/** The districts that enterprises are in, with how many. */
export function useDistricts(): UseQueryResult<District[]> {
  return useQuery({
    queryKey: ['districts'],
    queryFn: ({ signal }) => body(api.GET('/api/districts', { signal })),
    staleTime: 60_000,
  });
}
