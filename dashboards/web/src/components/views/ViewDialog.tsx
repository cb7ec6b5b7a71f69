import { Alert, Form, Input, Modal, Radio } from 'antd';
import { AUDIENCES, type ViewAudience } from '@/client/views';
import { useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { useTranslation } from '@/lib/i18n';

interface Named {
  name: string;
  audience: ViewAudience;
}

interface DialogProps {
  title: string;
  mayShare: boolean;
  initial: Named;
  pending: boolean;
  error: Error | null;
  onSave: (named: Named) => void;
  onClose: () => void;
}

/** Asks what a view is called and who sees it. */
export function ViewDialog(props: DialogProps) {
  const { title, mayShare, initial, pending, error, onSave, onClose } = props;
  useReturnFocus();
  const { t } = useTranslation();
  const text = useProblemText();
  const [form] = Form.useForm<Named>();
  return (
    <Modal
      open
      title={title}
      width={460}
      okText={t('views.save')}
      confirmLoading={pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={({ name, audience }) => onSave({ name: name.trim(), audience })}
      >
        <Form.Item
          name="name"
          label={t('views.name')}
          rules={[{ required: true, whitespace: true, message: t('views.nameNeeded') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="audience"
          label={t('views.audienceLabel')}
          extra={t(mayShare ? 'views.audienceHint' : 'views.audienceNoRight')}
        >
          <Radio.Group
            options={AUDIENCES.map((audience) => ({
              value: audience,
              label: t(`views.audience.${audience}`),
              disabled: audience !== 'own' && !mayShare,
            }))}
          />
        </Form.Item>
      </Form>
      {error !== null && (
        <Alert type="error" showIcon title={text(error).title} description={text(error).detail} />
      )}
    </Modal>
  );
}
