import { PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { api, body } from '@/client/api';
import type { Webhook } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './Notifications.module.css';
import { OnceSecret, type Shown } from './OnceSecret';
import { useAgain, useWebhooks } from './queries';
import { WebhookForm } from './WebhookForm';

/** Other systems that are told, for whoever manages them. */
export function WebhooksPanel() {
  const { t } = useTranslation();
  const hooks = useWebhooks();
  const [edited, setEdited] = useState<Webhook | 'new' | null>(null);
  const [secret, setSecret] = useState<Shown | null>(null);
  const rows = hooks.data?.items ?? [];
  return (
    <Panel
      title={t('notifications.webhooks.title')}
      hint={t('notifications.webhooks.hint')}
      extra={
        <Button
          type="primary"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => setEdited('new')}
        >
          {t('notifications.webhooks.add')}
        </Button>
      }
    >
      {hooks.isError && hooks.data === undefined && (
        <ProblemView error={hooks.error} onRetry={() => void hooks.refetch()} />
      )}
      {hooks.isPending && (
        <Skeleton active title={false} paragraph={{ rows: 3 }} style={{ padding: 16 }} />
      )}
      {hooks.isSuccess && rows.length === 0 && (
        <Blank
          title={t('notifications.webhooks.none')}
          hint={t('notifications.webhooks.noneHint')}
        />
      )}
      {rows.length > 0 && (
        <ul className={styles['hooks']}>
          {rows.map((hook) => (
            <Row
              key={hook.id}
              hook={hook}
              onEdit={() => setEdited(hook)}
              onSecret={(value) => setSecret({ name: hook.name, secret: value })}
            />
          ))}
        </ul>
      )}
      {edited !== null && (
        <WebhookForm
          hook={edited === 'new' ? null : edited}
          onSecret={setSecret}
          onClose={() => setEdited(null)}
        />
      )}
      <OnceSecret shown={secret} onClose={() => setSecret(null)} />
    </Panel>
  );
}

function Row({
  hook,
  onEdit,
  onSecret,
}: {
  hook: Webhook;
  onEdit: () => void;
  onSecret: (secret: string) => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const again = useAgain();
  const params = { path: { id: hook.id } };
  const onError = (error: unknown) => void message.error(text(error).title);
  const test = useMutation({
    mutationFn: () => body(api.POST('/api/webhooks/{id}/test', { params })),
    onSuccess: () => void message.success(t('notifications.webhooks.tested')),
    onError,
  });
  const rotate = useMutation({
    mutationFn: () => body(api.POST('/api/webhooks/{id}/secret', { params })),
    onSuccess: ({ secret }) => onSecret(secret),
    onError,
  });
  const remove = useMutation({
    mutationFn: () => body(api.DELETE('/api/webhooks/{id}', { params })),
    onSuccess: () => {
      void message.success(t('notifications.webhooks.removed'));
      return again('webhooks');
    },
    onError,
  });
  return (
    <li data-webhook={hook.enabled ? 'on' : 'off'}>
      <strong>{hook.name}</strong>{' '}
      <Tag color={hook.enabled ? 'green' : 'default'}>
        {t(hook.enabled ? 'notifications.webhooks.on' : 'notifications.webhooks.off')}
      </Tag>
      {hook.givenUp && <Tag color="red">{t('notifications.webhooks.givenUp')}</Tag>}
      {!hook.givenUp && hook.failingSince !== null && (
        <Tag color="orange">
          {t('notifications.webhooks.failing', { at: dateTime(hook.failingSince) })}
        </Tag>
      )}
      <div>
        <code>{hook.url}</code>
      </div>
      <small>
        {hook.events.map((each) => t(`notifications.webhooks.eventNames.${each}`)).join(' · ')}
        {' · '}
        {t('notifications.webhooks.by', { by: hook.madeBy })}
      </small>
      <div className={styles['tools']}>
        <Button
          size="small"
          disabled={!hook.enabled}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {t('notifications.webhooks.test')}
        </Button>
        <Button size="small" onClick={onEdit}>
          {t('notifications.webhooks.edit')}
        </Button>
        <Popconfirm
          title={t('notifications.webhooks.rotateAsk')}
          onConfirm={() => rotate.mutate()}
          okText={t('notifications.webhooks.rotate')}
          cancelText={t('common.cancel')}
        >
          <Button size="small" loading={rotate.isPending}>
            {t('notifications.webhooks.rotate')}
          </Button>
        </Popconfirm>
        <Popconfirm
          title={t('notifications.webhooks.removeAsk')}
          onConfirm={() => remove.mutate()}
          okText={t('notifications.webhooks.remove')}
          cancelText={t('common.cancel')}
        >
          <Button size="small" danger loading={remove.isPending}>
            {t('notifications.webhooks.remove')}
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
}
