import { useNavigate } from 'react-router';
import type { Alert } from '@/client/types';
import { Ago } from '@/components/Ago';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { EnterpriseName } from '@/components/EnterpriseName';
import { More } from '@/components/More';
import { Region } from '@/components/Region';
import { moveByArrow } from '@/components/rowKeys';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { fixed, signed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './AlertTable.module.css';

interface TableProps {
  rows: Alert[];
  arrived: ReadonlySet<string>;
  hasMore: boolean;
  loadingMore: boolean;
  moreError: Error | null;
  onMore: () => void;
}

/** The alerts as a table; arrow keys move from row to row, Enter opens the enterprise. */
export function AlertTable(props: TableProps) {
  const { rows, arrived, hasMore, loadingMore, moreError, onMore } = props;
  const { t } = useTranslation();
  return (
    <>
      <table className={styles['table']}>
        <caption className="visually-hidden">
          {t('alerts.title')}. {t('alerts.keys')}
        </caption>
        <thead>
          <tr>
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
            <th scope="col" className={styles['timeCol']}>
              {t('alerts.raisedAt')}
            </th>
          </tr>
        </thead>
        {/* the keys of the links in it */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={moveByArrow}>
          {rows.map((alert) => (
            <Row key={alert.id} alert={alert} fresh={arrived.has(alert.id)} />
          ))}
        </tbody>
      </table>
      <More hasMore={hasMore} loading={loadingMore} error={moreError} onMore={onMore} />
    </>
  );
}

function Row({ alert, fresh }: { alert: Alert; fresh: boolean }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const navigate = useNavigate();
  const target = `/enterprises/${encodeURIComponent(alert.enterprise)}?risk=${alert.risk}`;
  const open = () => {
    if (globalThis.getSelection()?.isCollapsed !== false) void navigate(target);
  };
  return (
    // the link in it does the same for keyboard and screen reader
    <tr
      className={fresh ? styles['fresh'] : undefined}
      data-band={alert.band}
      data-alert={alert.id}
      data-enterprise={alert.enterprise}
      onClick={open}
    >
      <td>
        <BandChip band={alert.band} />
      </td>
      <td className={styles['number']}>
        {alert.index === null ? (
          <span title={t('alerts.noIndex')}>—</span>
        ) : (
          <b>{fixed(alert.index, 1)}</b>
        )}
      </td>
      <td>{t(`risk.${alert.risk}`)}</td>
      <td>
        <div className={styles['enterprise']}>
          <EnterpriseName id={alert.enterprise} name={alert.enterpriseName} to={target} />
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
        {alert.reasons.slice(0, 3).map((reason) => (
          <span
            key={reason.tag}
            title={`${english ? reason.english : reason.chinese}: ${t(reason.contribution >= 0 ? 'enterprise.raises' : 'enterprise.lowers')} ${signed(reason.contribution)}`}
          >
            {english ? reason.english : reason.chinese}
            <i data-sign={reason.contribution >= 0 ? 'up' : 'down'}>
              {signed(reason.contribution)}
            </i>
          </span>
        ))}
      </td>
      <td className={styles['time']}>
        <Ago at={alert.raisedAt} />
        <small>{dateTime(alert.raisedAt)}</small>
      </td>
    </tr>
  );
}
