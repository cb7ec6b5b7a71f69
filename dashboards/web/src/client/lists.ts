/** What more than one feature asks of the lists. */
import { useQuery } from '@tanstack/react-query';
import { api, body } from './api';

export const LIST_PAGES = ['lists', 'pages'] as const;

/** The entries of one enterprise on both lists, in whatever state. */
export function useListsOf(enterprise: string) {
  return useQuery({
    queryKey: [...LIST_PAGES, 'of', enterprise],
    queryFn: ({ signal }) =>
      body(api.GET('/api/list-entries', { params: { query: { enterprise, limit: 50 } }, signal })),
  });
}
