import { Skeleton } from 'antd';
import { Blank } from '@/components/Blank';
import { More } from '@/components/More';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './AlertsPage.module.css';
import type { AlertFilter } from './filter';
import { useQueue, type Place, type QueueCounts } from './queue';
import { QueueTable } from './QueueTable';

interface RowsProps {
  filter: AlertFilter;
  place: Place;
  counts: QueueCounts | undefined;
}

/** Today's alerts of one of the two lists, or why there are none. */
export function QueueRows({ filter, place, counts }: RowsProps) {
  const queue = useQueue(filter, place);
  return (
    <div className={styles['rows']}>
      <div className={styles['scroller']} aria-busy={queue.fetching}>
        {queue.error !== null && <ProblemView error={queue.error} onRetry={queue.retry} />}
        {!queue.loaded && queue.error === null && (
          <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
        )}
        {queue.rows.length > 0 && (
          <>
            <QueueTable rows={queue.rows} />
            <More
              hasMore={queue.hasMore}
              loading={queue.loadingMore}
              error={queue.moreError}
              onMore={queue.more}
            />
          </>
        )}
        {queue.loaded && queue.rows.length === 0 && <Nothing place={place} counts={counts} />}
      </div>
    </div>
  );
}

function Nothing({ place, counts }: Omit<RowsProps, 'filter'>) {
  const { t } = useTranslation();
  if (place === 'due') {
    return <Blank title={t('queue.nothingDue')} hint={t('queue.nothingDueHint')} />;
  }
  const bounded = counts?.queues.some((queue) => queue.budget !== null) ?? true;
  return bounded ? (
    <Blank title={t('queue.nothingWaits')} hint={t('queue.nothingWaitsHint')} />
  ) : (
    <Blank
      title={t('queue.nothingWaits')}
      hint={t('queue.noBudgetHint')}
      commands={['./finance-brain budget set REGION N --by NAME']}
    />
  );
}
