import { Skeleton } from 'antd';
import { BandChip } from '@/components/BandChip';
import { Blank } from '@/components/Blank';
import { CauseText } from '@/components/CauseText';
import { Panel } from '@/components/Panel';
import { ProofButton } from '@/components/proof/ProofButton';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './AlertHistory.module.css';
import { useAlertHistory } from './queries';

/** The alerts that an enterprise has had, newest first. */
export function AlertHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const alerts = useAlertHistory(id);
  const hint =
    alerts.data &&
    t('alerts.count', { count: alerts.data.total, total: decimal(alerts.data.total) });
  return (
    <Panel title={t('enterprise.alertHistory')} hint={hint}>
      <div className={styles['box']}>
        {alerts.isPending && <Skeleton active title={false} style={{ padding: 14 }} />}
        {alerts.isError && (
          <ProblemView error={alerts.error} onRetry={() => void alerts.refetch()} />
        )}
        {alerts.data?.items.length === 0 && <Blank small title={t('enterprise.alertNone')} />}
        <ol className={styles['list']}>
          {alerts.data?.items.map((alert) => (
            <li key={alert.id}>
              <BandChip band={alert.band} />
              <span className={styles['what']}>
                <b>
                  {t(`risk.${alert.risk}`)}
                  {alert.index !== null && ` ${fixed(alert.index, 1)}`}
                </b>
                <small>
                  {t('alerts.episode', { episode: alert.episode })} · {t('enterprise.release')}{' '}
                  {alert.release}
                </small>
              </span>
              <span className={styles['cause']}>
                <CauseText cause={alert.cause} />
                <ProofButton alert={alert} />
              </span>
              <time dateTime={alert.raisedAt}>{dateTime(alert.raisedAt)}</time>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  );
}
