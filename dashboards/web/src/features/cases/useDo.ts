import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useAct } from '@/client/cases';
import type { Case, CaseAction } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';

/** Does an action that needs nothing told, and says how it went. */
export function useDo(number: string) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const client = useQueryClient();
  const act = useAct(number);
  const run = (action: CaseAction, version: number, onDone?: (changed: Case) => void) =>
    act.mutate(
      { action, version },
      {
        onSuccess: (changed) => {
          void message.success(t('caseWork.done', { action: t(`caseWork.action.${action}`) }));
          onDone?.(changed);
        },
        onError: (error) => {
          const { title, detail } = text(error);
          notification.error({ title: t('caseWork.failed'), description: `${title} ${detail}` });
          void client.invalidateQueries({ queryKey: ['cases'] });
        },
      },
    );
  return { run, busy: act.isPending };
}
