import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { useJob } from '@/client/jobs';
import type { Doubt, QueueDecided, QueueRow } from '@/client/types';

export const DOUBTS: readonly Doubt[] = [
  'unknown',
  'ambiguous',
  'out_of_time',
  'contradictory',
  'against_decision',
];
export const QUEUE_STATES: readonly QueueRow['state'][] = ['open', 'assigned', 'dropped'];
export const PAGE = 50;

export interface NameFilter {
  state: QueueRow['state'];
  doubt: Doubt | '';
  text: string;
  from: number;
}

const KEY = 'name-queue';

export function useNames({ state, doubt, text, from }: NameFilter) {
  return useQuery({
    queryKey: [KEY, 'list', state, doubt, text, from],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/name-queue', {
          params: { query: { state, doubt, text, from, limit: PAGE } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** @param listed whether the list has the row; where it no longer has, the row is asked for anew */
export function useName(id: string, listed: boolean) {
  return useQuery({
    queryKey: [KEY, 'one', id, listed],
    queryFn: ({ signal }) =>
      body(api.GET('/api/name-queue/{id}', { params: { path: { id } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useFindEnterprise() {
  return useMutation({
    mutationFn: (text: string) =>
      body(api.GET('/api/name-queue/enterprises', { params: { query: { text } } })),
  });
}

export type Decision =
  | { kind: 'assign'; id: string; to: string; allOfName: boolean }
  | { kind: 'drop'; id: string; reason: string }
  | { kind: 'undo'; id: string }
  | { kind: 'retry' };

function ask(decision: Decision) {
  if (decision.kind === 'retry') return body(api.POST('/api/name-queue/retrial'));
  const params = { path: { id: decision.id } };
  switch (decision.kind) {
    case 'assign': {
      const { to, allOfName } = decision;
      return body(api.POST('/api/name-queue/{id}/assignment', { params, body: { to, allOfName } }));
    }
    case 'drop': {
      const { reason } = decision;
      return body(api.POST('/api/name-queue/{id}/dismissal', { params, body: { reason } }));
    }
    case 'undo':
      return body(api.POST('/api/name-queue/{id}/undoing', { params, body: {} }));
  }
}

export function useDecide(done: (decided: QueueDecided) => void) {
  const client = useQueryClient();
  return useJob<Decision>(ask, {
    done: (decided) => done(decided as QueueDecided),
    over: () => void client.invalidateQueries({ queryKey: [KEY] }),
  });
}
