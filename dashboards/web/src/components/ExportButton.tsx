import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNames, type Names } from '@/client/catalogue';
import { download } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { date } from '@/lib/time';
import { useProblemText } from './ProblemView';

interface ExportProps<T> {
  /** What the file is called, without its day. */
  file: string;
  /** What is told when it is there. */
  exported: (count: number) => string;
  disabled: boolean;
  /** All that the filter matches; told how far it is, the total where it is known. */
  read: (
    onProgress: (done: number, total?: number) => void,
    signal: AbortSignal,
  ) => Promise<readonly T[]>;
  write: (rows: readonly T[], names: Names) => string;
}

/** Exports all that the filter matches, not only what is on the screen. */
export function ExportButton<T>({ file, exported, disabled, read, write }: ExportProps<T>) {
  const { t } = useTranslation();
  const { notification, message } = App.useApp();
  const text = useProblemText();
  const names = useNames();
  const [progress, setProgress] = useState<{ done: number; total?: number | undefined } | null>(
    null,
  );
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    const abort = new AbortController();
    running.current = abort;
    setProgress({ done: 0 });
    try {
      const rows = await read((done, total) => setProgress({ done, total }), abort.signal);
      download(`${file}-${date(new Date().toISOString())}.csv`, write(rows, names));
      void message.success(exported(rows.length));
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
        : t('alerts.exporting', {
            done: decimal(progress.done),
            total: progress.total === undefined ? '…' : decimal(progress.total),
          })}
    </Button>
  );
}
