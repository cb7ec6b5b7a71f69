import { useQuery } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { components } from '@/client/schema';

export type Cockpit = components['schemas']['Cockpit'];
export type CockpitDistrict = components['schemas']['CockpitDistrict'];
export type CockpitDay = components['schemas']['CockpitDay'];
export type CasePage = components['schemas']['CasePage'];

const EVERY = 30_000;

export function useCockpit() {
  return useQuery({
    queryKey: ['cockpit'],
    queryFn: ({ signal }) => body(api.GET('/api/cockpit', { signal })),
    refetchInterval: EVERY,
  });
}

/** Counts by state, and those that are due first. */
export function useDueCases(enabled: boolean) {
  return useQuery({
    queryKey: ['cases', 'due'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/cases', { params: { query: { limit: 6 } }, signal })),
    refetchInterval: EVERY,
    enabled,
  });
}
