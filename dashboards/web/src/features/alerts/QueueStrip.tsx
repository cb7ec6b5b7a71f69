import { Button, Popover } from 'antd';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import type { QueueCounts } from './queue';
import styles from './QueueStrip.module.css';

/** What the day's budget leaves due and lets wait, as one line; by district on demand. */
export function QueueStrip({ counts }: { counts: QueueCounts }) {
  const { t } = useTranslation();
  return (
    <div className={styles['strip']} role="status" data-testid="queue-counts">
      <span>{counts.day}</span>
      <Figure label={t('queue.due')} value={counts.due} />
      {counts.budget === null ? (
        <span className={styles['note']} title={t('queue.noBudgetHint')}>
          {t(counts.queues.some((q) => q.budget !== null) ? 'queue.someBudgets' : 'queue.noBudget')}
        </span>
      ) : (
        <Figure label={t('queue.budget')} value={counts.budget} />
      )}
      {counts.overBudget > 0 && (
        <span className={styles['over']} title={t('queue.overHint')}>
          {t('queue.over')} <b>{decimal(counts.overBudget)}</b>
        </span>
      )}
      <Figure label={t('queue.waiting')} value={counts.waiting} />
      {counts.queues.length > 0 && (
        <Popover content={<Districts counts={counts} />} trigger="click" placement="bottomRight">
          <Button type="link" size="small" className={styles['by'] ?? ''}>
            {t('queue.byDistrict')}
          </Button>
        </Popover>
      )}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <span>
      {label} <b>{decimal(value)}</b>
    </span>
  );
}

function Districts({ counts }: { counts: QueueCounts }) {
  const { t } = useTranslation();
  return (
    <div className={styles['districts']}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('alerts.district')}</th>
            <th scope="col">{t('alerts.risk')}</th>
            <th scope="col">{t('queue.budget')}</th>
            <th scope="col">{t('queue.due')}</th>
            <th scope="col">{t('queue.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.queues.map((queue) => (
            <tr key={`${queue.district} ${queue.risk}`}>
              <td>
                <Region code={queue.district} />
              </td>
              <td>{t(`risk.${queue.risk}`)}</td>
              <td>{queue.budget === null ? '—' : decimal(queue.budget)}</td>
              <td data-over={queue.overBudget > 0 || undefined}>{decimal(queue.due)}</td>
              <td>{decimal(queue.waiting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
