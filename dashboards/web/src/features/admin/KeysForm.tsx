import { App, Button, Form, Input, InputNumber, Tag } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '@/client/api';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { date } from '@/lib/time';
import styles from './Admin.module.css';
import { OncePassword } from './OncePassword';

interface Draft {
  name: string;
  days: number;
}

/** The keys of a bank's systems, for the account of a bank officer. */
export function KeysForm({ account, mayGrant }: { account: string; mayGrant: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const params = { path: { name: account } };
  const again = () => client.invalidateQueries({ queryKey: ['keys', account] });
  const keys = useQuery({
    queryKey: ['keys', account],
    queryFn: ({ signal }) => body(api.GET('/api/accounts/{name}/keys', { params, signal })),
  });
  const create = useMutation({
    mutationFn: (draft: Draft) =>
      body(api.POST('/api/accounts/{name}/keys', { params, body: draft })),
    onSuccess: ({ key }) => {
      setMade(key);
      return again();
    },
    onError: (error) => void message.error(text(error).title),
  });
  const revoke = useMutation({
    mutationFn: (id: string) =>
      body(
        api.DELETE('/api/accounts/{name}/keys/{id}', { params: { path: { name: account, id } } }),
      ),
    onSuccess: () => {
      void message.success(t('keys.revoked'));
      return again();
    },
    onError: (error) => void message.error(text(error).title),
  });
  return (
    <section aria-label={t('keys.title')}>
      <h3>{t('keys.title')}</h3>
      <p style={{ color: 'var(--ink-3)' }}>{t('keys.hint')}</p>
      {keys.isError && <ProblemView error={keys.error} onRetry={() => void keys.refetch()} />}
      <ul className={styles['keys']}>
        {(keys.data ?? []).map((key) => (
          <li key={key.id} data-key={key.state}>
            <Tag color={key.state === 'active' ? 'green' : 'default'}>
              {t(`keys.states.${key.state}`)}
            </Tag>
            {key.name} · {t('keys.until', { at: date(key.expiresAt) })}
            {key.lastUsedAt !== null && ` · ${t('keys.used', { at: date(key.lastUsedAt) })}`}
            {mayGrant && key.state === 'active' && (
              <Button type="link" size="small" onClick={() => revoke.mutate(key.id)}>
                {t('keys.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <OncePassword
        name={account}
        password={made}
        title={t('keys.once')}
        hint={t('keys.hint')}
        onClose={() => setMade(null)}
      />
      {mayGrant && (
        <Form<Draft>
          layout="inline"
          initialValues={{ days: 90 }}
          onFinish={(draft) => create.mutate(draft)}
        >
          <Form.Item name="name" rules={[{ required: true, whitespace: true, message: '' }]}>
            <Input aria-label={t('keys.name')} placeholder={t('keys.name')} maxLength={100} />
          </Form.Item>
          <Form.Item name="days" label={t('keys.days')}>
            <InputNumber min={1} max={365} style={{ width: 80 }} />
          </Form.Item>
          <Button htmlType="submit" loading={create.isPending}>
            {t('keys.create')}
          </Button>
        </Form>
      )}
    </section>
  );
}
