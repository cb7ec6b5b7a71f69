import { Alert, App, Form, Input, Modal, Progress, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useRights } from '@/client/rights';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { useCancel, useExport, useRun, type FileFormat, type Statement } from './queries';

const FORMATS: readonly FileFormat[] = ['csv', 'xlsx', 'parquet'];

interface ExportProps {
  asked: Statement;
  onClose: () => void;
}

/** Asks what for, has the file made, and hands it over. */
export function ExportDialog({ asked, onClose }: ExportProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const may = useRights();
  const text = useProblemText();
  const [format, setFormat] = useState<FileFormat>('csv');
  const [purpose, setPurpose] = useState('');
  const [missing, setMissing] = useState(false);
  const begin = useExport();
  const cancel = useCancel();
  const id = begin.data?.id ?? null;
  const run = useRun(id).data ?? begin.data;
  const working = begin.isPending || run?.state === 'running';
  const rows = run?.rows ?? 0;
  const state = run?.state;

  useEffect(() => {
    if (state !== 'done' || id === null) return;
    const link = document.createElement('a');
    link.href = `/api/queries/runs/${id}/file`;
    link.download = '';
    link.click();
    void message.success(t('queries.exported', { count: rows }));
    onClose();
  }, [state, id, rows, message, t, onClose]);

  const start = () => {
    const told = purpose.trim();
    setMissing(told === '');
    if (told !== '') begin.mutate({ ...asked, format, purpose: told });
  };
  const close = () => {
    if (working && id !== null) cancel.mutate(id);
    onClose();
  };
  const fault =
    begin.error === null
      ? run?.problem?.detail
      : [text(begin.error).title, text(begin.error).detail].join('：');
  return (
    <Modal
      open
      title={t('queries.export')}
      okText={t('queries.exportStart')}
      cancelText={t('queries.cancel')}
      confirmLoading={working}
      onOk={start}
      onCancel={close}
    >
      <Form layout="vertical">
        <Form.Item label={t('queries.format')}>
          <Radio.Group
            value={format}
            disabled={working}
            options={FORMATS.map((value) => ({ value, label: t(`queries.formatName.${value}`) }))}
            onChange={({ target }) => setFormat(target.value as FileFormat)}
          />
        </Form.Item>
        <Form.Item
          required
          label={t('queries.purpose')}
          htmlFor="export-purpose"
          extra={t('queries.purposeHint')}
          {...(missing && { validateStatus: 'error', help: t('queries.purposeMissing') })}
        >
          <Input
            id="export-purpose"
            value={purpose}
            maxLength={200}
            disabled={working}
            onChange={({ target }) => setPurpose(target.value)}
          />
        </Form.Item>
      </Form>
      {may('persons-see') && <Alert type="info" showIcon title={t('queries.noPersons')} />}
      {working && (
        <>
          <Progress percent={share(run?.readRows ?? 0, run?.totalRows ?? 0)} status="active" />
          <p role="status">{t('queries.exporting', { rows: decimal(rows) })}</p>
        </>
      )}
      {fault !== undefined && <p role="alert">{fault}</p>}
    </Modal>
  );
}

export function share(done: number, total: number): number {
  return total <= 0 ? 0 : Math.min(99, Math.round((100 * done) / total));
}
