import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { Job, RuleDifference } from '@/client/types';

/** YAML by the name of the file. */
export type Files = Record<string, string>;

const RULES = ['rules'] as const;
const MODELS = ['models'] as const;

export function useBooks() {
  return useQuery({
    queryKey: [...RULES, 'books'],
    queryFn: ({ signal }) => body(api.GET('/api/rules/books', { signal })),
  });
}

export function useBook(book: string) {
  return useQuery({
    queryKey: [...RULES, 'book', book],
    queryFn: ({ signal }) =>
      body(api.GET('/api/rules/books/{book}', { params: { path: { book } }, signal })),
  });
}

export function useRulesHistory() {
  return useQuery({
    queryKey: [...RULES, 'history'],
    queryFn: ({ signal }) => body(api.GET('/api/rules/history', { signal })),
  });
}

/** What a book that is being written would do; asked anew as it changes. */
export function useCheck(files: Files) {
  return useQuery({
    queryKey: ['rules-check', files],
    queryFn: ({ signal }) => body(api.POST('/api/rules/check', { body: { files }, signal })),
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

/** A failure may mean that somebody else was quicker, so all is read anew then too. */
function useAnew(key: readonly string[]) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export function useRulesAnew() {
  return useAnew(RULES);
}

export function useSubmit() {
  const anew = useRulesAnew();
  return useMutation({
    mutationFn: ({ files, note }: { files: Files; note: string }) =>
      body(api.POST('/api/rules/books', { body: { files, note } })),
    onSettled: anew,
  });
}

export function useApprove() {
  const anew = useRulesAnew();
  return useMutation({
    mutationFn: ({ book, note }: { book: string; note: string }) =>
      body(
        api.POST('/api/rules/books/{book}/approval', {
          params: { path: { book } },
          body: { note },
        }),
      ),
    onSettled: anew,
  });
}

export const beginActivation = (book: string): Promise<Job> =>
  body(api.POST('/api/rules/books/{book}/activation', { params: { path: { book } } }));

export const beginRollback = (note: string): Promise<Job> =>
  body(api.POST('/api/rules/rollback', { body: { note } }));

/** What is tried: a book that is kept, or files that are not. */
export type Tried = { book: string } | { files: Files };

export const beginTrial = (tried: Tried, since: string | null): Promise<Job> =>
  body(api.POST('/api/rules/trials', { body: { ...tried, ...(since !== null && { since }) } }));

/** What a trial found, for a file; the server keeps in its audit trail who took it. */
export async function trialExport(
  job: string,
  shown: 'all' | 'added' | 'dropped',
  signal: AbortSignal,
): Promise<RuleDifference[]> {
  const params = { path: { job }, query: { shown } };
  const { items } = await body(api.GET('/api/rules/trials/{job}/export', { params, signal }));
  return items;
}

export function useModels() {
  return useQuery({
    queryKey: [...MODELS, 'list'],
    queryFn: ({ signal }) => body(api.GET('/api/models', { signal })),
  });
}

export function useModel(model: string) {
  return useQuery({
    queryKey: [...MODELS, 'card', model],
    queryFn: ({ signal }) =>
      body(api.GET('/api/models/{model}', { params: { path: { model } }, signal })),
  });
}

export function useModelsHistory() {
  return useQuery({
    queryKey: [...MODELS, 'history'],
    queryFn: ({ signal }) => body(api.GET('/api/models/history', { signal })),
  });
}

export function useModelsAnew() {
  return useAnew(MODELS);
}

export type ModelAct = 'approve' | 'shadow' | 'activate' | 'retire';

/** A job, or nothing where it is done at once. */
export async function actOnModel(act: ModelAct, model: string, note: string): Promise<Job | null> {
  const params = { path: { model } };
  switch (act) {
    case 'approve':
      await body(api.POST('/api/models/{model}/approval', { params, body: { note } }));
      return null;
    case 'shadow':
      return body(api.POST('/api/models/{model}/shadow', { params }));
    case 'activate':
      return body(api.POST('/api/models/{model}/activation', { params }));
    case 'retire':
      return body(api.POST('/api/models/{model}/retirement', { params, body: { note } }));
  }
}

export const rollBackModel = (risk: 'fundraising' | 'default', note: string): Promise<Job> =>
  body(api.POST('/api/models/rollback', { body: { risk, note } }));

export const beginComparison = (model: string): Promise<Job> =>
  body(api.GET('/api/models/{model}/comparison', { params: { path: { model } } }));

export const beginDrift = (): Promise<Job> => body(api.POST('/api/models/drift'));

/** How far the models in force have moved, as the page of the feeds tells it, too. */
export function useDrift() {
  return useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => body(api.GET('/api/feeds', { signal })),
  });
}

export function useDriftAnew() {
  return useAnew(['feeds']);
}
