import { FileProtectOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/client/api';
import { ApiProblem } from '@/client/problem';
import { useRights } from '@/client/rights';
import { useProblemText } from '@/components/ProblemView';
import { save } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';

const PURPOSE_MIN = 2;
const PURPOSE_MAX = 200;

/** Takes the case away as a file that can be verified off line; asks what for. */
export function CaseFileButton({ number, className }: { number: string; className: string }) {
  const { t } = useTranslation();
  const may = useRights();
  const [open, setOpen] = useState(false);
  if (!may('export') || !may('cases-read') || !may('events-read')) return null;
  return (
    <>
      <Button className={className} icon={<FileProtectOutlined />} onClick={() => setOpen(true)}>
        {t('proof.exportCase')}
      </Button>
      {open && <ExportDialog number={number} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const { notification } = App.useApp();
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { file, manifest } = await caseFile(number, purpose.trim());
      save(`case-${number}.zip`, file);
      notification.success({
        title: t('proof.exported'),
        description: (
          <>
            {t('proof.manifest')}
            <br />
            <Typography.Text code copyable>
              {manifest}
            </Typography.Text>
          </>
        ),
        duration: 0, // whoever keeps the file has to note it
      });
      onClose();
    } catch (error) {
      const { title, detail } = text(error);
      setProblem(`${title} ${detail}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('proof.exportTitle', { number })}
      okText={busy ? t('proof.exporting') : t('proof.exportCase')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: purpose.trim().length < PURPOSE_MIN }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p>{t('proof.exportHint')}</p>
      <Form layout="vertical">
        <Form.Item label={t('proof.purpose')} htmlFor="case-file-purpose" required>
          <Input
            id="case-file-purpose"
            value={purpose}
            maxLength={PURPOSE_MAX}
            placeholder={t('proof.purposeHint')}
            onChange={(event) => setPurpose(event.target.value)}
            onPressEnter={(event) => {
              const composing = event.nativeEvent.isComposing;
              if (!composing && !busy && purpose.trim().length >= PURPOSE_MIN) void run();
            }}
          />
        </Form.Item>
      </Form>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
    </Modal>
  );
}

async function caseFile(number: string, purpose: string) {
  const { data, error, response } = await api.GET('/api/cases/{number}/file', {
    params: { path: { number }, query: { purpose } },
    parseAs: 'blob',
  });
  if (!response.ok || data === undefined) throw ApiProblem.of(response.status, error);
  return { file: data, manifest: response.headers.get('X-Manifest-Sha256') ?? '' };
}
