import { Button, Progress } from 'antd';
import type { Work } from '@/client/jobs';
import { useTranslation } from '@/lib/i18n';

/** How far work is that goes over many rows, and how to stop it. */
export function JobBar({ work }: { work: Pick<Work<unknown>, 'job' | 'stop'> }) {
  const { t } = useTranslation();
  const { done, total } = work.job ?? { done: 0, total: 0 };
  return (
    <>
      <Progress
        style={{ width: 160 }}
        size="small"
        percent={total === 0 ? 0 : Math.round((100 * done) / total)}
        aria-label={t('feedDesk.job.waiting')}
      />
      <span aria-live="polite">
        {total === 0 ? t('feedDesk.job.waiting') : t('feedDesk.job.running', { done, total })}
      </span>
      <Button size="small" onClick={work.stop}>
        {t('feedDesk.job.stop')}
      </Button>
    </>
  );
}
