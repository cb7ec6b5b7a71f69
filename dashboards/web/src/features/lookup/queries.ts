import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { LookUpRequest } from '@/client/types';

const LOOK_UPS = ['look-ups'] as const;

export function useLookUps() {
  return useQuery({
    queryKey: LOOK_UPS,
    queryFn: ({ signal }) => body(api.GET('/api/look-ups', { signal })),
  });
}

/** By a new request, or one of before by its id. */
export function useLookUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: LookUpRequest | string) =>
      typeof wanted === 'string'
        ? body(api.GET('/api/look-ups/{id}', { params: { path: { id: wanted } } }))
        : body(api.POST('/api/look-ups', { body: wanted })),
    onSettled: () => client.invalidateQueries({ queryKey: LOOK_UPS }),
  });
}
