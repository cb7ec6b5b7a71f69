import { Alert, App, Button } from 'antd';
import { useRights } from '@/client/rights';
import { Panel } from '@/components/Panel';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { useResume, useStop, type Scan } from './queries';
import styles from './Scans.module.css';

/** What a scan rests on, and what can be done about it. */
export function ScanHead({ scan }: { scan: Scan }) {
  const { t } = useTranslation();
  return (
    <Panel title={scan.title} hint={t(`scans.state.${scan.state}`)} extra={<Acts scan={scan} />}>
      <dl className={styles['facts']}>
        <dt>{t('scans.asOf')}</dt>
        <dd>{dateTime(scan.asOf)}</dd>
        <dt>{t('scans.release', { release: scan.release })}</dt>
        <dd>{scan.person === '' ? '—' : t('scans.by', { person: scan.person })}</dd>
        {scan.fingerprint !== '' && (
          <>
            <dt>{t('scans.fingerprint')}</dt>
            <dd title={t('scans.fingerprintHint')}>
              <code>{scan.fingerprint}</code>
            </dd>
          </>
        )}
      </dl>
      {scan.state === 'failed' && (
        <Alert type="error" showIcon title={scan.detail} className={styles['pad'] ?? ''} />
      )}
    </Panel>
  );
}

function Acts({ scan }: { scan: Scan }) {
  const { t } = useTranslation();
  const may = useRights();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const stop = useStop();
  const resume = useResume();
  if (!may('scans-run') || scan.state === 'done') return null;
  const running = scan.state === 'running';
  const act = running ? stop : resume;
  return (
    <Button
      size="small"
      loading={act.isPending}
      onClick={() =>
        act.mutate(scan.id, {
          onSuccess: () => void message.success(t(running ? 'scans.stopped' : 'scans.resumed')),
          onError: (error) =>
            notification.error({ title: text(error).title, description: text(error).detail }),
        })
      }
    >
      {t(running ? 'scans.stop' : 'scans.resume')}
    </Button>
  );
}
