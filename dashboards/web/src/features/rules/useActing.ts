import { App } from 'antd';
import { useJob, type Ends, type Work } from '@/client/jobs';
import type { Job } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';

export type Acting = Work<() => Promise<Job | null>>;

/** An act that a dialog asks about. A failure is told of wherever the reader is by then. */
export function useActing(ends: Omit<Ends, 'failed'>): Acting {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const text = useProblemText();
  return useJob((how) => how(), {
    ...ends,
    failed: (error) => {
      const { title, detail } = text(error);
      notification.error({
        title: t('rules.job.failed'),
        description: [title, detail].filter((each) => each !== '').join(' · '),
        duration: 0,
      });
    },
  });
}
