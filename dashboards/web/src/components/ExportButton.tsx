import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNames, type Names } from '@/client/catalogue';
import { download } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { date } from '@/lib/time';
import { useProblemText } from './ProblemView';

interface ExportProps<T> {
  /** What the file is called, without its day. */
  file: string;
  /** What is told when it is there. */
  exported: (count: number) => string;
  disabled: boolean;
  /** All that the filter matches, in one answer, which the server keeps in its audit trail. */
  read: (signal: AbortSignal) => Promise<readonly T[]>;
  write: (rows: readonly T[], names: Names) => string;
}

/** Exports all that the filter matches, not only what is on the screen. */
export function ExportButton<T>({ file, exported, disabled, read, write }: ExportProps<T>) {
  const { t } = useTranslation();
  const { notification, message } = App.useApp();
  const text = useProblemText();
  const names = useNames();
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    const abort = new AbortController();
    running.current = abort;
    setBusy(true);
    try {
      const rows = await read(abort.signal);
      download(`${file}-${date(new Date().toISOString())}.csv`, write(rows, names));
      void message.success(exported(rows.length));
    } catch (error) {
      if (abort.signal.aborted) return;
      const { title, detail } = text(error);
      notification.error({ title: t('alerts.exportFailed'), description: detail || title });
    } finally {
      if (!abort.signal.aborted) setBusy(false);
    }
  };

  return (
    <Button
      size="small"
      icon={<DownloadOutlined />}
      loading={busy}
      disabled={disabled}
      onClick={() => void run()}
    >
      {t(busy ? 'alerts.exporting' : 'alerts.export')}
    </Button>
  );
}
