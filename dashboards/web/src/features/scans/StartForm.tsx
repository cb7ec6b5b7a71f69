import { App, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { DistrictSelect } from '@/components/DistrictSelect';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useStart } from './queries';

interface Fields {
  asOf?: Dayjs | null;
  region?: string;
  title?: string;
}

/** Asks for the moment (now, unless it is said), the region and the title of a scan. */
export function StartForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const [form] = Form.useForm<Fields>();
  const start = useStart();
  const submit = ({ asOf, region, title }: Fields) =>
    start.mutate(
      {
        asOf: asOf?.format('YYYY-MM-DDTHH:mm') ?? '',
        region: region ?? '',
        title: title?.trim() ?? '',
      },
      {
        onSuccess: ({ id }) => {
          void message.success(t('scans.started', { id }));
          form.resetFields();
          onClose();
        },
        onError: (error) =>
          notification.error({ title: text(error).title, description: text(error).detail }),
      },
    );
  return (
    <Modal
      title={t('scans.startTitle')}
      open={open}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('scans.start')}
      confirmLoading={start.isPending}
    >
      <Form<Fields> form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="asOf" label={t('scans.asOf')}>
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t('scans.asOfNow')}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item name="region" label={t('scans.region')} initialValue="">
          <Region />
        </Form.Item>
        <Form.Item name="title" label={t('scans.name')}>
          <Input maxLength={100} placeholder={t('scans.namePlaceholder')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** The form gives both. */
function Region({ value = '', onChange }: { value?: string; onChange?: (code: string) => void }) {
  return <DistrictSelect value={value} onChange={(code) => onChange?.(code)} />;
}
