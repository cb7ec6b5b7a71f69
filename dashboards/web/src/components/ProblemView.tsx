import { Alert, Button } from 'antd';
import { ApiProblem } from '@/client/problem';
import { useTranslation } from '@/lib/i18n';

/** The words for whatever a call threw. */
export function useProblemText(): (error: unknown) => { title: string; detail: string } {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof ApiProblem) {
      if (error.code === 'network') {
        return { title: t('problem.network'), detail: t('problem.networkDetail') };
      }
      if (error.code !== 'unexpected') return { title: error.title, detail: error.detail };
      return {
        title: t('problem.unexpected', { status: error.status }),
        detail: t('problem.unexpectedDetail'),
      };
    }
    return { title: t('problem.title'), detail: error instanceof Error ? error.message : '' };
  };
}

/** An error where its content would have stood, with the way to try again. */
export function ProblemView({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = useProblemText()(error);
  return (
    <Alert
      type="error"
      showIcon
      style={{ margin: 12 }}
      title={title}
      description={detail}
      action={onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    />
  );
}
