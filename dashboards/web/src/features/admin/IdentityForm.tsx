import { Alert, App, Button, Checkbox, Form, Input } from 'antd';
import type { Account } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useDescribe, useSetIdentity } from './queries';

interface Description {
  displayName: string;
  unit: string;
}

/** How people read the account; the system administrator's. */
export function DescriptionForm({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const describe = useDescribe();
  return (
    <Form<Description>
      layout="vertical"
      requiredMark={false}
      initialValues={account}
      onFinish={(description) =>
        describe.mutate(
          { account, description },
          { onSuccess: () => void message.success(t('admin.done')) },
        )
      }
    >
      <Refused error={describe.error} />
      <Form.Item
        name="displayName"
        label={t('admin.displayName')}
        rules={[{ required: true, whitespace: true, message: t('password.required') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="unit" label={t('admin.unit')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" loading={describe.isPending}>
        {t('admin.saveDescription')}
      </Button>
    </Form>
  );
}

interface Identity {
  identity: string;
  passwordOff: boolean;
}

/** By which identity the OpenID provider is expected to tell of the account's owner. */
export function IdentityForm({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const set = useSetIdentity();
  return (
    <Form<Identity>
      layout="vertical"
      requiredMark={false}
      initialValues={{ identity: account.identity ?? '', passwordOff: account.passwordOff }}
      onFinish={(identity) =>
        set.mutate(
          { account, identity },
          { onSuccess: () => void message.success(t('admin.done')) },
        )
      }
    >
      <Refused error={set.error} />
      <Form.Item
        name="identity"
        label={t('admin.identity')}
        extra={t(account.identityBound ? 'admin.identityBound' : 'admin.identityHint')}
      >
        <Input maxLength={200} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="passwordOff" valuePropName="checked">
        <Checkbox>{t('admin.passwordOff')}</Checkbox>
      </Form.Item>
      <Button htmlType="submit" loading={set.isPending}>
        {t('admin.saveIdentity')}
      </Button>
    </Form>
  );
}

function Refused({ error }: { error: Error | null }) {
  const text = useProblemText();
  if (error === null) return null;
  const { title, detail } = text(error);
  const style = { marginBottom: 12 };
  return (
    <Alert type="error" showIcon role="alert" title={title} description={detail} style={style} />
  );
}
