import type { QueuedAlert } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { ListedChips } from '@/components/ListedChips';
import { EnterpriseName } from '@/components/EnterpriseName';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import { AlertRow, AlertRows, IndexCell } from './AlertRow';
import styles from './AlertTable.module.css';
import { CaseCell, CaseHeadCell } from './CaseCell';
import { pageOf } from './pageOf';
import own from './QueueTable.module.css';

/** The alerts of a queue in the order of their priority; keys as in the list of all alerts. */
export function QueueTable({ rows }: { rows: QueuedAlert[] }) {
  const { t } = useTranslation();
  return (
    <AlertRows
      alerts={rows.map(({ alert }) => alert)}
      head={
        <>
          <th scope="col" className={styles['number']} title={t('queue.rankHint')}>
            {t('queue.rank')}
          </th>
          <th scope="col" className={styles['bandCol']}>
            {t('alerts.band')}
          </th>
          <th scope="col" className={styles['number']}>
            {t('alerts.index')}
          </th>
          <th scope="col" className={own['priorityCol']} title={t('queue.priorityHint')}>
            {t('queue.priority')}
          </th>
          <th scope="col" className={own['waitedCol']}>
            {t('queue.waited')}
          </th>
          <th scope="col" className={styles['riskCol']}>
            {t('alerts.risk')}
          </th>
          <th scope="col">{t('alerts.enterprise')}</th>
          <th scope="col" className={styles['districtCol']}>
            {t('alerts.district')}
          </th>
          <th scope="col" className={styles['causeCol']}>
            {t('alerts.cause')}
          </th>
          <CaseHeadCell />
          <th scope="col" className={styles['timeCol']}>
            {t('alerts.raisedAt')}
          </th>
        </>
      }
    >
      {rows.map((item) => (
        <Row key={item.alert.id} item={item} />
      ))}
    </AlertRows>
  );
}

function Row({ item }: { item: QueuedAlert }) {
  const { t } = useTranslation();
  const { alert } = item;
  return (
    <AlertRow alert={alert}>
      <td className={styles['number']}>{item.rank}</td>
      <td>
        <BandChip band={alert.band} />
      </td>
      <IndexCell alert={alert} />
      <td className={own['priority']}>
        {item.alwaysDue ? (
          <span title={t('queue.alwaysHint')}>{t('queue.always')}</span>
        ) : (
          fixed(item.priority, 1)
        )}
      </td>
      <td className={own['waited']}>
        {item.daysWaited === 0 ? (
          t('queue.today')
        ) : (
          <span title={t('queue.since', { day: item.waitingSince })}>
            {t('queue.days', { count: item.daysWaited })}
          </span>
        )}
      </td>
      <td>{t(`risk.${alert.risk}`)}</td>
      <td>
        <div className={styles['enterprise']}>
          <EnterpriseName id={alert.enterprise} name={alert.enterpriseName} to={pageOf(alert)} />
          <ListedChips alert={alert} />
        </div>
      </td>
      <td>
        <Region code={alert.district} />
      </td>
      <td className={styles['cause']}>
        <CauseText cause={alert.cause} />
        {item.replaces.length > 0 && (
          <span className={styles['episode']} title={item.replaces.join('\n')}>
            {t('queue.replaces', { count: item.replaces.length })}
          </span>
        )}
      </td>
      <CaseCell alert={alert} />
      <td className={styles['time']}>{dateTime(alert.raisedAt)}</td>
    </AlertRow>
  );
}
