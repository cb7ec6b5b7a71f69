import { useQuery } from '@tanstack/react-query';
import { api, body } from '@/client/api';

/** Names of categories and tags; they change with a release of the server only. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => body(api.GET('/api/catalogue', { signal })),
    staleTime: Infinity,
  });
}
