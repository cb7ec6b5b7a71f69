import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { Account, Role } from '@/client/types';

/** Which accounts are shown; an empty text is for all. */
export interface AccountFilter {
  query: string;
  role: Role | '';
  state: Account['state'] | '';
}

const ACCOUNTS = ['accounts'] as const;

export function useAccounts(filter: AccountFilter) {
  return useInfiniteQuery({
    queryKey: [...ACCOUNTS, filter],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/accounts', {
          params: {
            query: {
              ...(filter.query !== '' && { query: filter.query }),
              ...(filter.role !== '' && { role: filter.role }),
              ...(filter.state !== '' && { state: filter.state }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function useRoles() {
  return useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => body(api.GET('/api/roles', { signal })),
    staleTime: Infinity,
  });
}

/** What can be done to an account, as the interface calls it. */
export type AccountAction =
  'disable' | 'enable' | 'unlock' | 'reset' | 'endSessions' | 'removeFactor';

interface Outcome {
  account: Account;
  /** Told once. */
  password?: string;
}

function act(action: AccountAction, { name, version }: Account): Promise<Outcome> {
  const params = { path: { name } };
  const plain = (call: Promise<Account>) => call.then((account) => ({ account }));
  switch (action) {
    case 'disable':
      return plain(
        body(
          api.PUT('/api/accounts/{name}/state', { params, body: { state: 'disabled', version } }),
        ),
      );
    case 'enable':
      return plain(
        body(api.PUT('/api/accounts/{name}/state', { params, body: { state: 'active', version } })),
      );
    case 'unlock':
      return plain(body(api.POST('/api/accounts/{name}/unlock', { params, body: { version } })));
    case 'reset':
      return body(api.POST('/api/accounts/{name}/password', { params, body: { version } }));
    case 'endSessions':
      return plain(
        body(api.POST('/api/accounts/{name}/end-sessions', { params, body: { version } })),
      );
    case 'removeFactor':
      return plain(
        body(api.POST('/api/accounts/{name}/remove-second-factor', { params, body: { version } })),
      );
  }
}

/** A failure may mean that somebody else changed the account, so the list is read anew then too. */
export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, account }: { action: AccountAction; account: Account }) =>
      act(action, account),
    onSettled: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

export interface AccountDraft {
  name: string;
  displayName: string;
  unit?: string;
}

export function useCreate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: AccountDraft) => body(api.POST('/api/accounts', { body: draft })),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

export interface Access {
  roles: Role[];
  territory: string[];
}

export function useSetAccess() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ account, access }: { account: Account; access: Access }) =>
      body(
        api.PUT('/api/accounts/{name}/access', {
          params: { path: { name: account.name } },
          body: { ...access, version: account.version },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

export function useDescribe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: {
      account: Account;
      description: { displayName: string; unit: string };
    }) =>
      body(
        api.PUT('/api/accounts/{name}/description', {
          params: { path: { name: change.account.name } },
          body: { ...change.description, version: change.account.version },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

export function useSetIdentity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: {
      account: Account;
      identity: { identity: string; passwordOff: boolean };
    }) =>
      body(
        api.PUT('/api/accounts/{name}/identity', {
          params: { path: { name: change.account.name } },
          body: { ...change.identity, version: change.account.version },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}
