import type { Alert } from '@/client/types';
import { AlertReasons } from '@/components/AlertReasons';
import { BandChip } from '@/components/BandChip';
import { CauseText } from '@/components/CauseText';
import { Panel } from '@/components/Panel';
import { ProofButton } from '@/components/proof/ProofButton';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './AlertsPanel.module.css';
import page from './CasePage.module.css';

/** The alerts of the case, each with what raised it and its main reasons. */
export function AlertsPanel({ alerts }: { alerts: Alert[] }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('caseWork.alerts')}
      hint={t('alerts.count', { count: alerts.length, total: decimal(alerts.length) })}
    >
      <ol className={page['list']}>
        {alerts.map((alert) => (
          <li key={alert.id}>
            <div className={styles['head']}>
              <BandChip band={alert.band} />
              {alert.index !== null && <b>{fixed(alert.index, 1)}</b>}
              <CauseText cause={alert.cause} />
              <ProofButton alert={alert} />
              <time className={page['meta']} dateTime={alert.raisedAt}>
                {dateTime(alert.raisedAt)}
              </time>
            </div>
            <div className={styles['reasons']}>
              <AlertReasons reasons={alert.reasons} />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
