import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Alert } from '@/client/types';
import { Ago } from '@/components/Ago';
import { AlertReasons } from '@/components/AlertReasons';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { ListedChips } from '@/components/ListedChips';
import { ProofButton } from '@/components/proof/ProofButton';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import styles from './AlertCards.module.css';
import { pageOf } from './pageOf';
import { useTriage } from './triage';

/** Alerts on a phone: a card each, instead of a row that is wider than the window. */
export function AlertCards({ alerts }: { alerts: readonly Alert[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['cards']} aria-label={t('alerts.title')}>
      {alerts.map((alert) => (
        <li key={alert.id} data-alert={alert.id} data-band={alert.band}>
          <Card alert={alert} />
        </li>
      ))}
    </ul>
  );
}

function Card({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const name = alert.enterpriseName === '' ? alert.enterprise : alert.enterpriseName;
  return (
    <>
      <Line>
        <BandChip band={alert.band} />
        {alert.index !== null && <b>{fixed(alert.index, 1)}</b>}
        <span>{t(`risk.${alert.risk}`)}</span>
        <Region code={alert.district} />
        <span className={styles['end']}>
          <Ago at={alert.raisedAt} />
        </span>
      </Line>
      <Link className={styles['name']} to={pageOf(alert)}>
        {name}
      </Link>
      {alert.listed !== undefined && (
        <Line>
          <ListedChips alert={alert} />
        </Line>
      )}
      <Line>
        <CauseText cause={alert.cause} />
        <ProofButton alert={alert} />
      </Line>
      <Line>
        <AlertReasons reasons={alert.reasons} />
      </Line>
      <CaseLine alert={alert} name={name} />
    </>
  );
}

function CaseLine({ alert, name }: { alert: Alert; name: string }) {
  const { t } = useTranslation();
  const { may, sees, selected, toggle, ask, caseOf } = useTriage();
  const known = caseOf(alert);
  if (!sees) return null;
  return (
    <Line>
      {may && (
        <Checkbox
          className={styles['box'] ?? ''}
          aria-label={t('cases.triage.select', { name })}
          checked={selected.has(alert.id)}
          onChange={() => toggle(alert)}
        />
      )}
      {known !== undefined && (
        <Link to={`/cases/${known.number}`}>
          {known.number} {t(`cases.state.${known.state}`)}
        </Link>
      )}
      {known === undefined && may && (
        <Button onClick={() => ask([alert])}>{t('cases.triage.open')}</Button>
      )}
      {known === undefined && !may && t('cases.triage.none')}
    </Line>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <div className={styles['line']}>{children}</div>;
}
