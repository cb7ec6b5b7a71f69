import type { CaseAction, CaseState } from '@/client/types';
import { useTranslation } from '@/lib/i18n';

/** What an action is called; to assign what is assigned is 改派. */
export function useActionName(): (action: CaseAction, state: CaseState) => string {
  const { t } = useTranslation();
  return (action, state) =>
    isAgain(action, state) ? t('caseWork.reassign') : t(`caseWork.action.${action}`);
}

export function isAgain(action: CaseAction, state: CaseState): boolean {
  return action === 'assign' && state !== 'triage';
}
