import { Alert, App, Button, Checkbox, Form } from 'antd';
import type { Account } from '@/client/types';
import { useNames } from '@/client/catalogue';
import { useProblemText } from '@/components/ProblemView';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useTranslation } from '@/lib/i18n';
import { areCompatible, ROLES, wrongPrefix } from './access';
import { useSetAccess, type Access } from './queries';

interface AccessFormProps {
  account: Account;
  mayGrant: boolean;
}

/** Roles and territory; whoever may not grant them sees them, and who may. */
export function AccessForm({ account, mayGrant }: AccessFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const save = useSetAccess();
  const names = useNames();
  return (
    <Form<Access>
      layout="vertical"
      requiredMark={false}
      disabled={!mayGrant}
      initialValues={{ roles: account.roles, territory: account.territory }}
      onFinish={(access) =>
        save.mutate({ account, access }, { onSuccess: () => void message.success(t('admin.done')) })
      }
    >
      {!mayGrant && <Alert type="info" showIcon title={t('admin.onlySecurity')} />}
      {save.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={text(save.error).title}
          description={text(save.error).detail}
        />
      )}
      <Form.Item
        name="roles"
        label={t('admin.role')}
        rules={[
          {
            validator: (_, roles: Access['roles']) =>
              areCompatible(roles)
                ? Promise.resolve()
                : Promise.reject(new Error(t('admin.incompatible'))),
          },
        ]}
      >
        <Checkbox.Group
          style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 6 }}
          options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="territory"
        label={t('admin.territory')}
        extra={t('admin.territoryHint')}
        rules={[
          {
            validator: (_, prefixes: string[]) => {
              const code = wrongPrefix(prefixes);
              return code === undefined
                ? Promise.resolve()
                : Promise.reject(new Error(t('admin.territoryWrong', { code })));
            },
          },
        ]}
      >
        <PinyinSelect
          mode="tags"
          aria-label={t('admin.territory')}
          tokenSeparators={[',', '，', ' ', '、']}
          options={[
            { value: '', label: t('admin.wholeCity') },
            ...names.districts.map(({ code, name }) => ({ value: code, label: `${name} ${code}` })),
          ]}
        />
      </Form.Item>
      {mayGrant && (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('admin.save')}
        </Button>
      )}
    </Form>
  );
}
