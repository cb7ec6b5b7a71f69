import type { ReactNode } from 'react';
import type { Alert } from '@/client/types';
import { AlertReasons } from '@/components/AlertReasons';
import { Ago } from '@/components/Ago';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { ListedChips } from '@/components/ListedChips';
import { EnterpriseName } from '@/components/EnterpriseName';
import { ProofButton } from '@/components/proof/ProofButton';
import { Region } from '@/components/Region';
import type { TFunction } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { IndexCell } from './AlertRow';
import styles from './AlertTable.module.css';
import { CaseCell, CaseHeadCell } from './CaseCell';
import { pageOf } from './pageOf';

interface Column {
  key: string;
  label: (t: TFunction) => string;
  head: (label: string) => ReactNode;
  cell: (alert: Alert, t: TFunction, fresh: boolean) => ReactNode;
}

const head = (className: string | undefined) => (label: string) => (
  <th scope="col" className={className}>
    {label}
  </th>
);

/** The columns of the list of alerts; all but the enterprise can be hidden. */
export const ALERT_COLUMNS: readonly Column[] = [
  {
    key: 'band',
    label: (t) => t('alerts.band'),
    head: head(styles['bandCol']),
    cell: (alert) => (
      <td>
        <BandChip band={alert.band} />
      </td>
    ),
  },
  {
    key: 'index',
    label: (t) => t('alerts.index'),
    head: head(styles['number']),
    cell: (alert) => <IndexCell alert={alert} />,
  },
  {
    key: 'risk',
    label: (t) => t('alerts.risk'),
    head: head(styles['riskCol']),
    cell: (alert, t) => <td>{t(`risk.${alert.risk}`)}</td>,
  },
  {
    key: 'enterprise',
    label: (t) => t('alerts.enterprise'),
    head: head(undefined),
    cell: (alert, t, fresh) => (
      <td>
        <div className={styles['enterprise']}>
          <EnterpriseName id={alert.enterprise} name={alert.enterpriseName} to={pageOf(alert)} />
          <ListedChips alert={alert} />
          {fresh && <span className={styles['new']}>{t('alerts.new')}</span>}
        </div>
      </td>
    ),
  },
  {
    key: 'district',
    label: (t) => t('alerts.district'),
    head: head(styles['districtCol']),
    cell: (alert) => (
      <td>
        <Region code={alert.district} />
      </td>
    ),
  },
  {
    key: 'cause',
    label: (t) => t('alerts.cause'),
    head: head(styles['causeCol']),
    cell: (alert, t) => (
      <td className={styles['cause']}>
        <CauseText cause={alert.cause} />
        {alert.episode > 1 && (
          <span className={styles['episode']}>
            {t('alerts.episode', { episode: alert.episode })}
          </span>
        )}
        <ProofButton alert={alert} />
      </td>
    ),
  },
  {
    key: 'reasons',
    label: (t) => t('alerts.reasons'),
    head: head(styles['reasonCol']),
    cell: (alert) => (
      <td className={styles['reasons']}>
        <AlertReasons reasons={alert.reasons} />
      </td>
    ),
  },
  {
    key: 'case',
    label: (t) => t('cases.title'),
    head: () => <CaseHeadCell />,
    cell: (alert) => <CaseCell alert={alert} />,
  },
  {
    key: 'raisedAt',
    label: (t) => t('alerts.raisedAt'),
    head: head(styles['timeCol']),
    cell: (alert) => (
      <td className={styles['time']}>
        <Ago at={alert.raisedAt} />
        <small>{dateTime(alert.raisedAt)}</small>
      </td>
    ),
  },
];

/** Those that can be hidden, with their heads. */
export function hideable(t: TFunction): [key: string, label: string][] {
  return ALERT_COLUMNS.filter(({ key }) => key !== 'enterprise').map(({ key, label }) => [
    key,
    label(t),
  ]);
}
