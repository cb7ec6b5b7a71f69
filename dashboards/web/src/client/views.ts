import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, body } from './api';
import type { components } from './schema';

type Schemas = components['schemas'];

export type ViewedList = Schemas['ViewedListId'];
export type SavedView = Schemas['SavedView'];
export type SavedViewDraft = Schemas['SavedViewDraft'];
export type SavedViewList = Schemas['SavedViewList'];
export type ViewSettings = Schemas['ViewSettings'];
export type ViewAudience = Schemas['ViewAudience'];

export const AUDIENCES: readonly ViewAudience[] = ['own', 'unit', 'territory'];

const key = (list: ViewedList) => ['views', list] as const;

/**
 * The reader's own views of a list and those that are shared, in the reader's order.
 *
 * @param may whether the reader has views of it: who only signs for cases has none
 */
export function useSavedViews(list: ViewedList, may: boolean): UseQueryResult<SavedViewList> {
  return useQuery({
    queryKey: key(list),
    queryFn: ({ signal }) => body(api.GET('/api/views', { params: { query: { list } }, signal })),
    staleTime: 60_000,
    enabled: may,
  });
}

/** What can be done to the views of a list; each has them asked for again. */
export function useViewWork(list: ViewedList) {
  const client = useQueryClient();
  const again = { onSettled: () => client.invalidateQueries({ queryKey: key(list) }) };
  const create = useMutation({
    mutationFn: (draft: SavedViewDraft) => body(api.POST('/api/views', { body: draft })),
    ...again,
  });
  const change = useMutation({
    mutationFn: ({ id, ...draft }: SavedViewDraft & { id: string }) =>
      body(api.PUT('/api/views/{id}', { params: { path: { id } }, body: draft })),
    ...again,
  });
  const remove = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/views/{id}', { params: { path: { id } } })),
    ...again,
  });
  const restore = useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/views/{id}/restoration', { params: { path: { id } } })),
    ...again,
  });
  const arrange = useMutation({
    mutationFn: (arrangement: Schemas['ViewArrangement']) =>
      body(api.PUT('/api/views/arrangement', { params: { query: { list } }, body: arrangement })),
    ...again,
  });
  return { create, change, remove, restore, arrange };
}
