import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useProblemText } from '@/components/ProblemView';
import { save } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { date } from '@/lib/time';
import type { ListFilter } from './listFilter';
import { fileOfSet } from './queries';

interface ExportProps {
  filter: ListFilter;
  total: number;
}

/** Takes all that match along; what for is asked first. */
export function SetExport({ filter, total }: ExportProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<DownloadOutlined />}
        disabled={total === 0}
        onClick={() => setOpen(true)}
      >
        {t('screening.export')}
      </Button>
      {open && <Purpose filter={filter} total={total} onClose={() => setOpen(false)} />}
    </>
  );
}

function Purpose({ filter, total, onClose }: ExportProps & { onClose: () => void }) {
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
      const file = await fileOfSet(filter, told);
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
      title={t('screening.exportTitle', { total: decimal(total) })}
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
