import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { components } from '@/client/schema';

type Schemas = components['schemas'];
export type Run = Schemas['QueryRun'];
export type Saved = Schemas['SavedQuery'];
export type Past = Schemas['QueryHistory']['items'][number];
export type Check = Schemas['QueryCheck'];
export type FileFormat = Schemas['QueryFileFormat'];
export type Cell = string | null;

const SAVED = ['queries', 'saved'];
const HISTORY = ['queries', 'history'];
const WATCH_EVERY = 400;

export interface Statement {
  statement: string;
  parameters: Record<string, string>;
}

export function useSchema() {
  return useQuery({
    queryKey: ['queries', 'schema'],
    queryFn: ({ signal }) => body(api.GET('/api/queries/schema', { signal })),
    staleTime: 600_000,
  });
}

/** The parameters of what is written, as it is written. */
export function useParameters(statement: string) {
  return useQuery({
    queryKey: ['queries', 'parameters', statement],
    queryFn: ({ signal }) =>
      body(api.POST('/api/queries/parameters', { body: { statement }, signal })),
    enabled: statement.includes('{'),
    placeholderData: (before) => before,
    retry: false,
    staleTime: Infinity,
  });
}

export function useCheck() {
  return useMutation({
    mutationFn: (asked: Statement) => body(api.POST('/api/queries/check', { body: asked })),
  });
}

export function useBegin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Statement) => body(api.POST('/api/queries/runs', { body: asked })),
    onSuccess: () => client.invalidateQueries({ queryKey: HISTORY }),
  });
}

export function useExport() {
  return useMutation({
    mutationFn: (asked: Schemas['QueryExport']) =>
      body(api.POST('/api/queries/exports', { body: asked })),
  });
}

/** How far a run is, asked for until it is over. */
export function useRun(id: string | null) {
  return useQuery({
    queryKey: ['queries', 'run', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/queries/runs/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? WATCH_EVERY : false,
  });
}

export function useCancel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/queries/runs/{id}', { params: { path: { id } } })),
    onSuccess: ({ run }) => {
      client.setQueryData(['queries', 'run', run.id], run);
      return client.invalidateQueries({ queryKey: HISTORY });
    },
  });
}

export interface Order {
  column: number;
  descending: boolean;
}

export function fetchRows(
  id: string,
  offset: number,
  limit: number,
  order: Order | null,
  signal?: AbortSignal,
) {
  const query = {
    offset,
    limit,
    ...(order !== null && { sort: order.column, descending: order.descending }),
  };
  return body(
    api.GET('/api/queries/runs/{id}/rows', {
      params: { path: { id }, query },
      ...(signal && { signal }),
    }),
  );
}

export function useHistory() {
  return useQuery({
    queryKey: HISTORY,
    queryFn: ({ signal }) => body(api.GET('/api/queries/history', { signal })),
  });
}

export function useSaved() {
  return useQuery({
    queryKey: SAVED,
    queryFn: ({ signal }) => body(api.GET('/api/queries/saved', { signal })),
  });
}

/** A saved query with its versions. */
export function useWhole(id: string | null) {
  return useQuery({
    queryKey: [...SAVED, id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/queries/saved/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
  });
}

/** Keeps a query: a new one, or a new version of one. */
export function useKeep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...draft }: Schemas['SavedQueryDraft'] & { id: string | null }) =>
      id === null
        ? body(api.POST('/api/queries/saved', { body: draft }))
        : body(api.PUT('/api/queries/saved/{id}', { params: { path: { id } }, body: draft })),
    onSuccess: () => client.invalidateQueries({ queryKey: SAVED }),
  });
}

export function useDelete() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/queries/saved/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: SAVED }),
  });
}
