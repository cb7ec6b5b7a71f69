import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { OwnershipRuleDraft } from '@/client/types';

const RULES = ['ownership'] as const;

export function useOwnership() {
  return useQuery({
    queryKey: RULES,
    queryFn: ({ signal }) => body(api.GET('/api/ownership-rules', { signal })),
  });
}

/** Replaces the rules that the reader may edit. */
export function useReplaceRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { version: number; rules: OwnershipRuleDraft[] }) =>
      body(api.PUT('/api/ownership-rules', { body: wanted })),
    onSuccess: (rules) => client.setQueryData(RULES, rules),
  });
}

/** Which open cases rules would take; changes nothing. */
export function useTryRules() {
  return useMutation({
    mutationFn: (rules: OwnershipRuleDraft[]) =>
      body(api.POST('/api/ownership-rules/trial', { body: { rules } })),
  });
}
