import type { CaseOutcome, ListSummary } from '@/client/types';
import { useTranslation } from '@/lib/i18n';

const OUTCOMES: readonly CaseOutcome[] = [
  'monitored',
  'rectified',
  'filed',
  'police',
  'authority',
  'assisted',
];

/** Why an enterprise is on a list, in a sentence: what a person wrote, or how a case ended. */
export function useListReason(): (summary: Pick<ListSummary, 'reason' | 'case'>) => string {
  const { t } = useTranslation();
  return ({ reason, case: number }) => {
    const outcome = OUTCOMES.find((known) => known === reason);
    return number === undefined || outcome === undefined
      ? reason
      : t('lists.byCase', { number, outcome: t(`cases.outcome.${outcome}`) });
  };
}
