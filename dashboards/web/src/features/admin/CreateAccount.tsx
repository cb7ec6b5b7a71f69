import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { OncePassword } from './OncePassword';
import { useCreate, type AccountDraft } from './queries';

/** Makes an account without rights, and tells its first password. */
export function CreateAccount({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const create = useCreate();
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const required = { required: true, whitespace: true, message: t('password.required') };
  return (
    <>
      <Modal
        open={open}
        title={t('admin.create')}
        footer={null}
        destroyOnHidden
        onCancel={() => {
          create.reset();
          onClose();
        }}
      >
        <p style={{ color: 'var(--ink-2)' }}>{t('admin.createHint')}</p>
        {create.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={text(create.error).title}
            description={text(create.error).detail}
            style={{ marginBottom: 12 }}
          />
        )}
        <Form<AccountDraft>
          layout="vertical"
          requiredMark={false}
          onFinish={(draft) =>
            create.mutate(draft, {
              onSuccess: ({ account, password }) => {
                setMade({ name: account.name, password });
                onClose();
              },
            })
          }
        >
          <Form.Item
            name="name"
            label={t('admin.name')}
            extra={t('admin.nameRule')}
            rules={[
              required,
              { pattern: /^[a-z0-9][a-z0-9._-]{1,49}$/, message: t('admin.nameRule') },
            ]}
          >
            <Input autoComplete="off" maxLength={50} spellCheck={false} />
          </Form.Item>
          <Form.Item name="displayName" label={t('admin.displayName')} rules={[required]}>
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
          <Form.Item name="unit" label={t('admin.unit')}>
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('admin.create')}
          </Button>
        </Form>
      </Modal>
      <OncePassword
        name={made?.name ?? ''}
        password={made?.password ?? null}
        onClose={() => setMade(null)}
      />
    </>
  );
}
