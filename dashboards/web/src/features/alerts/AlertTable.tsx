import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { Alert } from '@/client/types';
import { Ago } from '@/components/Ago';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { Region } from '@/components/Region';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { fixed, signed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './AlertTable.module.css';

interface TableProps {
  rows: Alert[];
  arrived: ReadonlySet<string>;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

/** The alerts as a table; arrow keys move from row to row, Enter opens the enterprise. */
export function AlertTable({ rows, arrived, hasMore, loadingMore, onMore }: TableProps) {
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
      <More hasMore={hasMore} loading={loadingMore} onMore={onMore} />
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
      <td className={styles['enterprise']} title={alert.enterprise}>
        <Link
          to={target}
          onClick={(event) => event.stopPropagation()}
          aria-label={t('alerts.open', { enterprise: alert.enterprise })}
        >
          {alert.enterpriseName === '' ? (
            alert.enterprise
          ) : (
            <>
              <b>{alert.enterpriseName}</b> <small>{alert.enterprise}</small>
            </>
          )}
        </Link>
        {fresh && <span className={styles['new']}>{t('alerts.new')}</span>}
      </td>
      <td>
        <Region code={alert.district} />
      </td>
      <td>
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
            title={`${reason.contribution >= 0 ? t('enterprise.raises') : t('enterprise.lowers')} ${signed(reason.contribution)}`}
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

function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const row = (event.target as HTMLElement).closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
}

interface MoreProps {
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** Loads the next page as the end comes near; the button is for the keyboard. */
function More({ hasMore, loading, onMore }: MoreProps) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (element === null || !hasMore || loading) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onMore();
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loading, onMore]);
  return (
    <div ref={end} className={styles['more']}>
      {hasMore ? (
        <Button type="link" loading={loading} onClick={onMore}>
          {t('common.more')}
        </Button>
      ) : (
        t('alerts.end')
      )}
    </div>
  );
}
