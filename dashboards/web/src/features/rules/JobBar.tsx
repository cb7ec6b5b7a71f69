import { Alert, Button, Progress } from 'antd';
import { isOver, type Work } from '@/client/jobs';
import { ProblemView } from '@/components/ProblemView';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './Rules.module.css';

interface BarProps {
  work: Pick<Work<never>, 'job' | 'error' | 'lost' | 'stop' | 'stopError'>;
  /** What is being done. */
  label: string;
  /** Whether somebody may end it on the way. */
  stoppable?: boolean;
  onRetry?: () => void;
}

/** How far work on the server is, or why it is not done. */
export function JobBar({ work, label, stoppable = false, onRetry }: BarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { job, error } = work;
  if (error !== null && job?.state !== 'failed') {
    return <ProblemView error={error} {...(onRetry !== undefined && { onRetry })} />;
  }
  if (job === null || job.state === 'done') return null;
  if (!isOver(job)) {
    const share = job.total === 0 ? 0 : Math.min(100, (100 * job.done) / job.total);
    return (
      <div className={styles['job']} role="status" data-testid="job">
        <span>
          {work.lost
            ? t('rules.job.lost')
            : job.state === 'waiting'
              ? t('rules.job.waiting')
              : label}
        </span>
        <Progress
          percent={Math.floor(share)}
          status="active"
          size="small"
          aria-label={label}
          style={{ flex: 1, minWidth: 120 }}
        />
        {job.total > 0 && (
          <small>
            {t('rules.job.progress', { done: decimal(job.done), total: decimal(job.total) })}
          </small>
        )}
        {stoppable && (
          <Button size="small" onClick={() => work.stop()}>
            {t('rules.job.stop')}
          </Button>
        )}
        {work.stopError !== null && <ProblemView error={work.stopError} />}
      </div>
    );
  }
  return (
    <Alert
      type={job.state === 'stopped' ? 'info' : 'error'}
      showIcon
      style={{ margin: 12 }}
      title={t(job.state === 'stopped' ? 'rules.job.stopped' : 'rules.job.failed')}
      description={language === 'zh' ? job.problem?.zh : job.problem?.en}
      action={onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    />
  );
}
