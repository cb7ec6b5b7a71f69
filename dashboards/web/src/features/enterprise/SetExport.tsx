import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useProblemText } from '@/components/ProblemView';
import { save } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { date } from '@/lib/time';

interface ExportProps {
  /** What the button says. */
  label: string;
  total: number;
  /** What is taken along, as the head of the question. */
  title: string;
  /** The file, for a purpose. */
  fileFor: (purpose: string) => Promise<Blob>;
}

/** Takes all that match along; what for is asked first. */
export function SetExport(taken: ExportProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<DownloadOutlined />}
        disabled={taken.total === 0}
        onClick={() => setOpen(true)}
      >
        {taken.label}
      </Button>
      {open && <Purpose {...taken} onClose={() => setOpen(false)} />}
    </>
  );
}

function Purpose({ total, title, fileFor, onClose }: ExportProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const [purpose, setPurpose] = useState('');
  const [missing, setMissing] = useState(false);
  const [taking, setTaking] = useState(false);
  const take = async () => {
    const told = purpose.trim();
    setMissing(told === '');
    if (told === '') return;
    setTaking(true);
    try {
      const file = await fileFor(told);
      save(`${t('screening.file')}-${date(new Date().toISOString())}.csv`, file);
      void message.success(t('screening.exported', { total: decimal(total) }));
      onClose();
    } catch (error) {
      notification.error({ title: text(error).title, description: text(error).detail });
      setTaking(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={t('screening.exportStart')}
      cancelText={t('screening.cancel')}
      confirmLoading={taking}
      onOk={() => void take()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item
          label={t('screening.purpose')}
          htmlFor="set-purpose"
          extra={t('screening.exportHint')}
          {...(missing && { validateStatus: 'error', help: t('screening.purposeMissing') })}
        >
          <Input
            id="set-purpose"
            placeholder={t('screening.purposePlaceholder')}
            maxLength={200}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            onPressEnter={() => void take()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
