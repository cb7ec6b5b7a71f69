/** What more than one feature asks of cases. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './api';
import type { Case, CaseAct, CasePerson, CaseState } from './types';

export const CASE_LISTS = ['cases', 'list'] as const;
const one = (number: string) => ['cases', 'one', number] as const;

/** One case, whole. */
export function useCase(number: string) {
  return useQuery({
    queryKey: one(number),
    queryFn: ({ signal }) =>
      body(api.GET('/api/cases/{number}', { params: { path: { number } }, signal })),
  });
}

/** Puts the case that a change answered with where pages read it, and has lists asked for again. */
export function useKeepCase(): (changed: Case) => void {
  const client = useQueryClient();
  return (changed) => {
    client.setQueryData(one(changed.summary.number), changed);
    void client.invalidateQueries({ queryKey: CASE_LISTS });
  };
}

export function useAct(number: string) {
  const keep = useKeepCase();
  return useMutation({
    mutationFn: (act: CaseAct) =>
      body(api.POST('/api/cases/{number}/actions', { params: { path: { number } }, body: act })),
    onSuccess: keep,
  });
}

/** Opens a case from alerts of one enterprise and risk, or joins them to the one that is open. */
export function useOpenCase() {
  const keep = useKeepCase();
  return useMutation({
    mutationFn: (opening: { alerts: string[]; reason?: string }) =>
      body(api.POST('/api/cases', { body: opening })),
    onSuccess: keep,
  });
}

/** The cases of an enterprise, in whatever state. */
export function useCasesOf(enterprise: string, states: readonly CaseState[]) {
  return useQuery({
    queryKey: [...CASE_LISTS, 'of', enterprise],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/cases', {
          params: { query: { query: enterprise, state: [...states], limit: 50 } },
          signal,
        }),
      ),
  });
}

/** Somebody and the office that they are of, where it is known. */
export function personText({
  displayName,
  unit,
}: Pick<CasePerson, 'displayName' | 'unit'>): string {
  return unit === '' ? displayName : `${displayName} · ${unit}`;
}
