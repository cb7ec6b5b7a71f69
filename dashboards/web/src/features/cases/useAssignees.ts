import { useQuery } from '@tanstack/react-query';
import { api, body } from '@/client/api';

/** Inspectors whose territory holds a region, those with the fewest open cases first. */
export function useAssignees(region: string, wanted: boolean) {
  return useQuery({
    queryKey: ['assignees', region],
    queryFn: ({ signal }) =>
      body(api.GET('/api/assignees', { params: { query: { region } }, signal })),
    enabled: wanted,
  });
}
