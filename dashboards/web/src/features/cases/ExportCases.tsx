import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNames } from '@/client/catalogue';
import { useProblemText } from '@/components/ProblemView';
import { download } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { date } from '@/lib/time';
import type { CaseFilter } from './caseFilter';
import { allCases, casesCsv } from './exportCases';

/** Exports all that the filter matches, not only what is on the screen. */
export function ExportCases({ filter, disabled }: { filter: CaseFilter; disabled: boolean }) {
  const { t } = useTranslation();
  const { notification, message } = App.useApp();
  const text = useProblemText();
  const names = useNames();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    const abort = new AbortController();
    running.current = abort;
    setProgress({ done: 0, total: 0 });
    try {
      const cases = await allCases(
        filter,
        (done, total) => setProgress({ done, total }),
        abort.signal,
      );
      download(
        `${t('cases.csv.file')}-${date(new Date().toISOString())}.csv`,
        casesCsv(cases, names),
      );
      void message.success(t('cases.exported', { count: cases.length }));
    } catch (error) {
      if (abort.signal.aborted) return;
      notification.error({ title: t('alerts.exportFailed'), description: text(error).title });
    } finally {
      if (!abort.signal.aborted) setProgress(null);
    }
  };

  return (
    <Button
      size="small"
      icon={<DownloadOutlined />}
      loading={progress !== null}
      disabled={disabled}
      onClick={() => void run()}
    >
      {progress === null
        ? t('alerts.export')
        : t('alerts.exporting', { done: decimal(progress.done), total: decimal(progress.total) })}
    </Button>
  );
}
