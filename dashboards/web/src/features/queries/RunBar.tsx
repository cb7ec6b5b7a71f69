import { StopOutlined } from '@ant-design/icons';
import { App, Button, Progress } from 'antd';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { share } from './ExportDialog';
import { useCancel, type Run } from './queries';
import styles from './Queries.module.css';

const MEGABYTE = 1_000_000;

/** How far a run is, what it took, and the way to end it. */
export function RunBar({ run }: { run: Run }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const cancel = useCancel();
  const running = run.state === 'running';
  const end = () =>
    cancel.mutate(run.id, {
      onSuccess: ({ gone }) =>
        void (gone ? message.success(t('queries.gone')) : message.warning(t('queries.notGone'))),
      onError: (error) => void message.error(text(error).title),
    });
  return (
    <div className={styles['run']} role="status" data-testid="run" data-state={run.state}>
      {running && (
        <Progress
          className={styles['progress'] ?? ''}
          percent={share(run.readRows, run.totalRows)}
          status="active"
          size="small"
          aria-label={t('queries.state.running')}
        />
      )}
      <span className={run.state === 'failed' ? styles['failed'] : ''}>
        {t(`queries.state.${run.state}`)}
      </span>
      <span>{decimal(run.seconds, 1)} s</span>
      <span>{t('queries.rowCount', { count: run.rows })}</span>
      {run.cut && <span className={styles['cut']}>{t('queries.cut')}</span>}
      {run.readRows > 0 && <span>{t('queries.read', { rows: decimal(run.readRows) })}</span>}
      {run.memory > 0 && <span>{decimal(run.memory / MEGABYTE, 0)} MB</span>}
      {running && (
        <Button
          size="small"
          danger
          icon={<StopOutlined />}
          loading={cancel.isPending}
          onClick={end}
        >
          {t('queries.cancelRun')}
        </Button>
      )}
    </div>
  );
}
