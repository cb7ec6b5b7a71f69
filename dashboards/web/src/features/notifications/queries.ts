/** What the pages of notifications ask the server for. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { Notifications } from '@/client/types';

const OWN = ['notifications'] as const;
const HOOKS = ['webhooks'] as const;
const EVERY = 5_000;

export type Scope = 'own' | 'all';
export const STATES = ['any', 'queued', 'sending', 'sent', 'given-up'] as const;
export type State = (typeof STATES)[number];

export function useOwn() {
  return useQuery({
    queryKey: OWN,
    queryFn: ({ signal }) => body(api.GET('/api/notifications', { signal })),
  });
}

/** Puts what a change answered in place of what is shown. */
export function useOwnChanged(): (own: Notifications) => void {
  const client = useQueryClient();
  return (own) => client.setQueryData(OWN, own);
}

export function useAgain(): (what: 'notifications' | 'webhooks' | 'deliveries') => Promise<void> {
  const client = useQueryClient();
  return (what) => client.invalidateQueries({ queryKey: [what] });
}

export function useDeliveries(scope: Scope, state: State) {
  return useQuery({
    queryKey: ['deliveries', scope, state],
    queryFn: ({ signal }) =>
      body(api.GET('/api/deliveries', { params: { query: { scope, state, limit: 100 } }, signal })),
    refetchInterval: EVERY,
  });
}

export function useWebhooks() {
  return useQuery({
    queryKey: HOOKS,
    queryFn: ({ signal }) => body(api.GET('/api/webhooks', { signal })),
  });
}
