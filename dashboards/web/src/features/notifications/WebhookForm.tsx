import { useMutation } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Modal } from 'antd';
import { api, body } from '@/client/api';
import { useSession } from '@/client/queries';
import type { Webhook, WebhookDraft } from '@/client/types';
import { DistrictSelect } from '@/components/DistrictSelect';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import type { Shown } from './OnceSecret';
import { useAgain } from './queries';
import { useSome } from './useSome';

const EVENTS = ['report.ready', 'alert.raised', 'scan.ended'] as const;
const RISKS = ['fundraising', 'default'] as const;
const BANDS = ['orange', 'red'] as const;

/** Makes a webhook, or changes one. */
export function WebhookForm({
  hook,
  onSecret,
  onClose,
}: {
  hook: Webhook | null;
  onSecret: (shown: Shown) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const again = useAgain();
  const session = useSession();
  const [form] = Form.useForm<WebhookDraft>();
  const draft: WebhookDraft = hook ?? {
    name: '',
    url: '',
    events: ['alert.raised'],
    risks: [...RISKS],
    bands: [...BANDS],
    region: session.data?.territory[0] ?? '',
    enabled: true,
  };
  const save = useMutation({
    mutationFn: async (next: WebhookDraft) => {
      if (hook !== null) {
        const params = { path: { id: hook.id } };
        await body(api.PUT('/api/webhooks/{id}', { params, body: next }));
        return null;
      }
      return (await body(api.POST('/api/webhooks', { body: next }))).secret;
    },
    onSuccess: async (secret, next) => {
      await again('webhooks');
      onClose();
      if (secret === null) void message.success(t('notifications.webhooks.saved'));
      else onSecret({ name: next.name, secret });
    },
    onError: (error) => {
      const { title, detail } = text(error);
      void message.error(detail === '' ? title : detail);
    },
  });
  const some = useSome();
  const required = [{ required: true, message: t('notifications.webhooks.required') }];
  return (
    <Modal
      open
      title={t(hook === null ? 'notifications.webhooks.add' : 'notifications.webhooks.edit')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<WebhookDraft>
        form={form}
        layout="vertical"
        initialValues={draft}
        onFinish={(next) => save.mutate(next)}
      >
        <Form.Item name="name" label={t('notifications.webhooks.name')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="url"
          label={t('notifications.webhooks.url')}
          extra={t('notifications.webhooks.urlHint')}
          rules={required}
        >
          <Input maxLength={500} inputMode="url" placeholder="https://" />
        </Form.Item>
        <Form.Item name="events" label={t('notifications.webhooks.events')} rules={some}>
          <Checkbox.Group
            options={EVENTS.map((value) => ({
              value,
              label: t(`notifications.webhooks.eventNames.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="risks" label={t('notifications.rules.risks')} rules={some}>
          <Checkbox.Group options={RISKS.map((value) => ({ value, label: t(`risk.${value}`) }))} />
        </Form.Item>
        <Form.Item name="bands" label={t('notifications.rules.bands')} rules={some}>
          <Checkbox.Group
            options={BANDS.map((value) => ({ value, label: t(`bandLong.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="region" label={t('notifications.webhooks.region')}>
          <RegionField />
        </Form.Item>
        <Form.Item name="enabled" valuePropName="checked" style={{ marginBottom: 0 }}>
          <Checkbox>{t('notifications.webhooks.enabled')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Gets its value from the form. */
function RegionField({
  value = '',
  onChange,
}: {
  value?: string;
  onChange?: (code: string) => void;
}) {
  return <DistrictSelect value={value} onChange={(code) => onChange?.(code)} />;
}
