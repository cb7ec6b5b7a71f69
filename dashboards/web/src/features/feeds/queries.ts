import { useQuery } from '@tanstack/react-query';
import { api, body } from '@/client/api';

export function useFeeds() {
  return useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => body(api.GET('/api/feeds', { signal })),
    refetchInterval: 30_000,
  });
}
