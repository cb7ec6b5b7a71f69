import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { CASE_LISTS } from '@/client/cases';
import type { Bulk, BulkDraft, BulkMove } from '@/client/types';

const keyOf = (id: string) => ['cases', 'bulk', id] as const;

export function useBulk(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/bulk/{bulk}', { params: { path: { bulk: id } }, signal })),
  });
}

export function useFreeze() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: BulkDraft) => body(api.POST('/api/bulk', { body: draft })),
    onSuccess: (bulk) => client.setQueryData(keyOf(bulk.id), bulk),
  });
}

export function useMoveBulk(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (move: BulkMove) =>
      body(api.POST('/api/bulk/{bulk}', { params: { path: { bulk: id } }, body: move })),
    onSuccess: (bulk: Bulk) => {
      client.setQueryData(keyOf(id), bulk);
      void client.invalidateQueries({ queryKey: CASE_LISTS });
      void client.invalidateQueries({ queryKey: ['cases', 'one'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: keyOf(id) }),
  });
}
