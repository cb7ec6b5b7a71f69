import type { Alert } from '@/client/types';
import { AlertReasons } from '@/components/AlertReasons';
import { Ago } from '@/components/Ago';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { ListedChips } from '@/components/ListedChips';
import { EnterpriseName } from '@/components/EnterpriseName';
import { More } from '@/components/More';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { AlertRow, AlertRows, IndexCell } from './AlertRow';
import styles from './AlertTable.module.css';
import { CaseCell, CaseHeadCell } from './CaseCell';
import { pageOf } from './pageOf';

interface TableProps {
  rows: Alert[];
  arrived: ReadonlySet<string>;
  hasMore: boolean;
  loadingMore: boolean;
  moreError: Error | null;
  onMore: () => void;
}

/** All alerts, the newest first. */
export function AlertTable(props: TableProps) {
  const { rows, arrived, hasMore, loadingMore, moreError, onMore } = props;
  const { t } = useTranslation();
  return (
    <>
      <AlertRows
        alerts={rows}
        head={
          <>
            <th scope="col" className={styles['bandCol']}>
              {t('alerts.band')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('alerts.index')}
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
            <th scope="col" className={styles['reasonCol']}>
              {t('alerts.reasons')}
            </th>
            <CaseHeadCell />
            <th scope="col" className={styles['timeCol']}>
              {t('alerts.raisedAt')}
            </th>
          </>
        }
      >
        {rows.map((alert) => (
          <Row key={alert.id} alert={alert} fresh={arrived.has(alert.id)} />
        ))}
      </AlertRows>
      <More hasMore={hasMore} loading={loadingMore} error={moreError} onMore={onMore} />
    </>
  );
}

function Row({ alert, fresh }: { alert: Alert; fresh: boolean }) {
  const { t } = useTranslation();
  return (
    <AlertRow alert={alert} fresh={fresh}>
      <td>
        <BandChip band={alert.band} />
      </td>
      <IndexCell alert={alert} />
      <td>{t(`risk.${alert.risk}`)}</td>
      <td>
        <div className={styles['enterprise']}>
          <EnterpriseName id={alert.enterprise} name={alert.enterpriseName} to={pageOf(alert)} />
          <ListedChips alert={alert} />
          {fresh && <span className={styles['new']}>{t('alerts.new')}</span>}
        </div>
      </td>
      <td>
        <Region code={alert.district} />
      </td>
      <td className={styles['cause']}>
        <CauseText cause={alert.cause} />
        {alert.episode > 1 && (
          <span className={styles['episode']}>
            {t('alerts.episode', { episode: alert.episode })}
          </span>
        )}
      </td>
      <td className={styles['reasons']}>
        <AlertReasons reasons={alert.reasons} />
      </td>
      <CaseCell alert={alert} />
      <td className={styles['time']}>
        <Ago at={alert.raisedAt} />
        <small>{dateTime(alert.raisedAt)}</small>
      </td>
    </AlertRow>
  );
}
