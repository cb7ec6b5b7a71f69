import { Alert, App, Form, Input, Modal, Radio } from 'antd';
import type { ListDraft, ListId, Risk } from '@/client/types';
import { EnterpriseSelect } from '@/components/EnterpriseSelect';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { usePropose } from './useLists';
import { inDays } from './days';

interface AddProps {
  list: ListId;
  onClose: () => void;
  onDone: (id: string) => void;
}

interface Values {
  enterprise: string;
  risk: Risk | 'both';
  reason: string;
  basis?: string;
  measures?: string;
  until?: string;
}

const LONGEST = 2_000;
const DAYS = 180;

/** Proposes an enterprise for a list. */
export function AddEntry({ list, onClose, onDone }: AddProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const propose = usePropose();
  const [form] = Form.useForm<Values>();
  const rules = [{ required: true, whitespace: true, message: t('lists.add.required') }];
  const submit = ({ risk, basis, ...values }: Values) => {
    const draft: ListDraft = {
      list,
      ...values,
      ...(risk !== 'both' && { risk }),
      ...(basis !== undefined && basis.trim() !== '' && { basis }),
    };
    propose.mutate(draft, {
      onSuccess: ({ summary }) => {
        void message.success(t('lists.add.done'));
        onDone(summary.id);
      },
    });
  };
  return (
    <Modal
      open
      title={t('lists.add.title', { list: t(`lists.list.${list}`) })}
      okText={t('lists.add.submit')}
      confirmLoading={propose.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {propose.isError && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={`${t('lists.add.failed')}：${text(propose.error).title}`}
          description={text(propose.error).detail}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ risk: 'both' }}
        onFinish={submit}
      >
        <Form.Item name="enterprise" label={t('lists.add.enterprise')} rules={rules}>
          <EnterpriseSelect />
        </Form.Item>
        <Form.Item name="risk" label={t('lists.add.risk')}>
          <Radio.Group
            options={[
              { value: 'both', label: t('lists.bothRisks') },
              { value: 'fundraising', label: t('risk.fundraising') },
              { value: 'default', label: t('risk.default') },
            ]}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('lists.reason')} rules={rules}>
          <Input.TextArea rows={3} maxLength={LONGEST} showCount />
        </Form.Item>
        <Form.Item name="basis" label={`${t('lists.basis')}（${t('lists.basisHint')}）`}>
          <Input maxLength={300} />
        </Form.Item>
        {list === 'white' ? (
          <Form.Item
            name="until"
            label={t('lists.until')}
            extra={t('lists.add.longest')}
            rules={rules}
          >
            <Input type="date" min={inDays(1)} max={inDays(DAYS)} style={{ width: 180 }} />
          </Form.Item>
        ) : (
          <Form.Item name="measures" label={t('lists.measures')} rules={rules}>
            <Input.TextArea rows={3} maxLength={LONGEST} showCount />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
