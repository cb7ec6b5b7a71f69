/** Queries that more than one feature reads. */
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ownTab } from '@/lib/tab';
import { api, body } from './api';
import { ApiProblem } from './problem';
import type { Session, Summary } from './types';

export const SESSION = ['session'] as const;

/** Who is signed in; `null` if nobody is. */
export function useSession(): UseQueryResult<Session | null> {
  return useQuery({
    queryKey: SESSION,
    queryFn: async ({ signal }) => {
      try {
        const session = await body(api.GET('/api/session', { signal }));
        ownTab(session.user);
        return session;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export function useSummary(): UseQueryResult<Summary> {
  return useQuery({
    queryKey: ['summary'],
    queryFn: ({ signal }) => body(api.GET('/api/summary', { signal })),
    refetchInterval: 10_000,
  });
}

/** What failed for a reason that passes is asked for again until it is there. */
const AGAIN = 10_000;

/** What the server says where the session is not what the page takes it for. */
const SESSION_CHANGED: string[] = [
  'not-signed-in',
  'password-change-required',
  'second-factor-required',
];

function passes(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

/** A lost session shows at any call: whoever finds out has the session looked up again. */
export function queryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      // a closed network is no reason not to ask, whatever the browser says of being on line
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiProblem && [0, 502, 504].includes(error.status),
        retryDelay: (attempt) => 500 * 2 ** attempt,
        refetchInterval: ({ state }) => (passes(state.error) ? AGAIN : false),
      },
    },
  });
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const error: unknown = event.action.error;
    if (!(error instanceof ApiProblem)) return;
    if (SESSION_CHANGED.includes(error.code)) {
      void client.invalidateQueries({ queryKey: SESSION });
    }
  });
  return client;
}
