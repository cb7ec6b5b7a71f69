import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { Report } from '@/client/types';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { save } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { PageFrame } from './PageFrame';
import { fileOf, useReport, useReportPage } from './queries';
import styles from './Reports.module.css';
import { ReportState } from './ReportTable';

const FORMS = ['pdf', 'xlsx', 'csv'] as const;

/** A report: its page, what it was made of, and its files. */
export function ReportDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const report = useReport(id);
  useReturnFocus();
  return (
    <Drawer
      open
      size="min(920px, 100vw)"
      title={report.data?.title ?? t('reports.preview')}
      onClose={onClose}
      styles={{ body: { padding: 0, display: 'flex', flexDirection: 'column' } }}
    >
      {report.isError && <ProblemView error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Skeleton active style={{ padding: 16 }} />}
      {report.data && <Opened report={report.data} />}
    </Drawer>
  );
}

function Opened({ report }: { report: Report }) {
  const { t } = useTranslation();
  const ready = report.state === 'ready';
  const page = useReportPage(report.id, ready);
  return (
    <>
      <div className={styles['head']}>
        <ReportState report={report} />
        <span>
          {t('reports.createdAt')} {dateTime(report.createdAt)} · {report.madeBy}
        </span>
        {ready && (
          <span>
            {t('reports.template')}{' '}
            {report.templateVersion === 0
              ? t('reports.ownTemplate')
              : t('reports.version', { version: report.templateVersion })}
          </span>
        )}
        {ready && <Files report={report} />}
      </div>
      {report.failure !== '' && (
        <Alert
          type="error"
          showIcon
          style={{ margin: 16 }}
          title={t('reports.states.failed')}
          description={report.failure}
        />
      )}
      {page.isError && <ProblemView error={page.error} onRetry={() => void page.refetch()} />}
      {ready && page.isPending && <Skeleton active style={{ padding: 16 }} />}
      {page.data !== undefined && <PageFrame page={page.data} />}
    </>
  );
}

/** A file leaves the desk: what for is asked first. */
function Files({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const text = useProblemText();
  const [purpose, setPurpose] = useState('');
  const [taking, setTaking] = useState<string | null>(null);
  const take = async (form: (typeof FORMS)[number]) => {
    setTaking(form);
    try {
      save(`${report.title}.${form}`, await fileOf(report.id, form, purpose.trim()));
    } catch (error) {
      notification.error({ title: text(error).title, description: text(error).detail });
    } finally {
      setTaking(null);
    }
  };
  return (
    <div className={styles['files']}>
      <Input
        className={styles['purpose'] ?? ''}
        aria-label={t('reports.purpose')}
        placeholder={`${t('reports.purpose')}（${t('reports.purposePlaceholder')}）`}
        maxLength={200}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      {FORMS.map((form) => (
        <Button
          key={form}
          icon={<DownloadOutlined />}
          disabled={purpose.trim() === ''}
          loading={taking === form}
          title={report.files.find((file) => file.form === form)?.sha256}
          onClick={() => void take(form)}
        >
          {form.toUpperCase()}
        </Button>
      ))}
      <small>{t('reports.purposeHint')}</small>
    </div>
  );
}
