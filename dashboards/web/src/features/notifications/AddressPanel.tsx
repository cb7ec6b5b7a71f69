import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { api, body } from '@/client/api';
import type { Notifications } from '@/client/types';
import { Panel } from '@/components/Panel';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './Notifications.module.css';
import { useAgain, useOwnChanged } from './queries';

/** One's e-mail address: asked for, confirmed by a code, tried, removed. */
export function AddressPanel({ own }: { own: Notifications }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const asks = own.address === null || changing;
  return (
    <Panel title={t('notifications.address.title')} hint={t('notifications.address.hint')}>
      <div className={styles['body']}>
        {!own.mailOn && (
          <Alert
            type="info"
            showIcon
            title={t('notifications.address.off')}
            description={t('notifications.address.offHint')}
          />
        )}
        {own.address !== null && (
          <Confirmed address={own.address} mailOn={own.mailOn} onChange={() => setChanging(true)} />
        )}
        {own.mailOn && asks && <Ask domains={own.domains} />}
        {own.mailOn && own.waiting !== null && (
          <Confirm address={own.waiting} onDone={() => setChanging(false)} />
        )}
      </div>
    </Panel>
  );
}

function Confirmed({
  address,
  mailOn,
  onChange,
}: {
  address: string;
  mailOn: boolean;
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const again = useAgain();
  const test = useMutation({
    mutationFn: () => body(api.POST('/api/notifications/test')),
    onSuccess: () => void message.success(t('notifications.address.tested')),
    onError: (error) => void message.error(text(error).title),
  });
  const remove = useMutation({
    mutationFn: () => body(api.DELETE('/api/notifications/address')),
    onSuccess: () => {
      void message.success(t('notifications.address.removed'));
      return again('notifications');
    },
    onError: (error) => void message.error(text(error).title),
  });
  return (
    <div className={styles['line']}>
      <strong data-testid="address">{address}</strong>
      <Tag color="green">{t('notifications.address.verified')}</Tag>
      {mailOn && (
        <>
          <Button size="small" loading={test.isPending} onClick={() => test.mutate()}>
            {t('notifications.address.test')}
          </Button>
          <Button size="small" onClick={onChange}>
            {t('notifications.address.change')}
          </Button>
        </>
      )}
      <Popconfirm
        title={t('notifications.address.removeAsk')}
        onConfirm={() => remove.mutate()}
        okText={t('notifications.address.remove')}
        cancelText={t('common.cancel')}
      >
        <Button size="small" danger loading={remove.isPending}>
          {t('notifications.address.remove')}
        </Button>
      </Popconfirm>
    </div>
  );
}

function Ask({ domains }: { domains: string[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const changed = useOwnChanged();
  const ask = useMutation({
    mutationFn: (address: string) =>
      body(api.PUT('/api/notifications/address', { body: { address } })),
    onSuccess: (own) => {
      changed(own);
      void message.success(t('notifications.address.asked'));
    },
  });
  return (
    <Form<{ address: string }>
      className={styles['line'] ?? ''}
      onFinish={({ address }) => ask.mutate(address.trim())}
    >
      <Form.Item
        name="address"
        className={styles['field'] ?? ''}
        style={{ marginBottom: 0 }}
        rules={[
          { required: true, whitespace: true, message: t('notifications.webhooks.required') },
        ]}
        {...(ask.isError ? { validateStatus: 'error', help: text(ask.error).detail } : {})}
        extra={
          domains.length > 0 && t('notifications.address.domains', { domains: domains.join('、') })
        }
      >
        <Input
          aria-label={t('notifications.address.label')}
          placeholder={t('notifications.address.label')}
          autoComplete="email"
          maxLength={200}
        />
      </Form.Item>
      <Button htmlType="submit" loading={ask.isPending} style={{ alignSelf: 'flex-start' }}>
        {t('notifications.address.ask')}
      </Button>
    </Form>
  );
}

function Confirm({ address, onDone }: { address: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const changed = useOwnChanged();
  const confirm = useMutation({
    mutationFn: (code: string) =>
      body(api.POST('/api/notifications/address/confirmation', { body: { code } })),
    onSuccess: (own) => {
      changed(own);
      void message.success(t('notifications.address.confirmed'));
      onDone();
    },
  });
  return (
    <>
      <p className={styles['note']}>{t('notifications.address.waiting', { address })}</p>
      <Form<{ code: string }>
        className={styles['line'] ?? ''}
        onFinish={({ code }) => confirm.mutate(code.trim())}
      >
        <Form.Item
          name="code"
          className={styles['field'] ?? ''}
          style={{ marginBottom: 0 }}
          rules={[{ required: true, message: t('notifications.webhooks.required') }]}
          {...(confirm.isError ? { validateStatus: 'error', help: text(confirm.error).title } : {})}
        >
          <Input
            aria-label={t('notifications.address.code')}
            placeholder={t('notifications.address.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={6}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('notifications.address.confirm')}
        </Button>
      </Form>
    </>
  );
}
