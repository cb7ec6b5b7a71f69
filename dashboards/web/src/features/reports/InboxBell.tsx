import { BellOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body } from '@/client/api';
import { useNames } from '@/client/catalogue';
import type { components } from '@/client/schema';
import { Ago } from '@/components/Ago';
import { Blank } from '@/components/Blank';
import { useTranslation } from '@/lib/i18n';
import styles from './Reports.module.css';

const INBOX = ['inbox'] as const;
const EVERY = 15_000;

type Message = components['schemas']['Inbox']['items'][number];

/** What one was told of reports, scans, cases and alerts, with how much of it is unread. */
export function InboxBell() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const inbox = useQuery({
    queryKey: INBOX,
    queryFn: ({ signal }) => body(api.GET('/api/inbox', { signal })),
    refetchInterval: EVERY,
  });
  const own = useQuery({
    queryKey: ['notifications'],
    queryFn: ({ signal }) => body(api.GET('/api/notifications', { signal })),
    enabled: open,
  });
  const undelivered = own.data?.undelivered ?? 0;
  const see = useMutation({
    mutationFn: (until: string) => body(api.POST('/api/inbox/seen', { body: { until } })),
    onSettled: () => client.invalidateQueries({ queryKey: INBOX }),
  });
  const messages = inbox.data?.items ?? [];
  const unread = inbox.data?.unread ?? 0;
  const newest = messages[0]?.at;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={t('inbox.title')}
      content={
        <div className={styles['inbox']}>
          {messages.length === 0 && <Blank small title={t('inbox.none')} />}
          <ul>
            {messages.map((message) => (
              <li key={message.id} data-seen={message.seen} data-kind={message.kind}>
                <Subject message={message} onOpen={() => setOpen(false)} />
              </li>
            ))}
          </ul>
          {unread > 0 && newest !== undefined && (
            <Button size="small" loading={see.isPending} onClick={() => see.mutate(newest)}>
              {t('inbox.seen')}
            </Button>
          )}
          {undelivered > 0 && (
            <p className={styles['undelivered']}>
              <Link to="/notifications?tab=deliveries" onClick={() => setOpen(false)}>
                {t('notifications.undelivered', { count: undelivered })}
              </Link>
            </p>
          )}
          <p className={styles['settings']}>
            <Link to="/notifications" onClick={() => setOpen(false)}>
              {t('notifications.nav')}
            </Link>
          </p>
        </div>
      }
    >
      <Button
        type="text"
        className={styles['bell'] ?? ''}
        aria-label={t('inbox.unread', { count: unread })}
        icon={
          <Badge count={unread} size="small">
            <BellOutlined className={styles['bellIcon'] ?? ''} />
          </Badge>
        }
      />
    </Popover>
  );
}

/** What a message is about, as a link, and what happened. */
function Subject({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const { to, title, happened } = useWords()(message);
  return (
    <>
      <Link to={to} onClick={onOpen}>
        {title}
      </Link>
      <small>
        {happened} · <Ago at={message.at} />
      </small>
    </>
  );
}

interface Words {
  to: string;
  title: string;
  happened: string;
}

function useWords(): (message: Message) => Words {
  const { t } = useTranslation();
  const names = useNames();
  return ({ kind, subject, title, failed, count, names: some }) => {
    switch (kind) {
      case 'report':
        return {
          to: `/reports?report=${subject}`,
          title,
          happened: t(failed ? 'inbox.failed' : 'inbox.ready'),
        };
      case 'alerts':
        return {
          to: `/alerts?late=true&district=${subject}`,
          title: `${names.district(subject)} ${t('inbox.late', { count })}`,
          happened: t('inbox.lateHint'),
        };
      case 'bulk':
        return {
          to: `/cases/bulk/${subject}`,
          title: t('inbox.bulk', { count }),
          happened: t('inbox.bulkHint'),
        };
      case 'scan':
        return {
          to: `/scans?scan=${subject}`,
          title,
          happened: failed ? t('inbox.scanFailed') : t('inbox.scanDone', { count }),
        };
      case 'stop':
        return {
          to: `/scans?scan=${subject}`,
          title,
          happened: t('inbox.scanStopped', { count }),
        };
      case 'schedule':
        return {
          to: `/reports?tab=schedules&schedule=${subject}`,
          title,
          happened: t('inbox.runFailed'),
        };
      case 'set':
        return {
          to: `/enterprises?open=${subject}`,
          title,
          happened: t(some.length < count ? 'inbox.setMore' : 'inbox.set', {
            count,
            names: some.join(t('common.listSeparator')),
          }),
        };
      case 'listing':
        return { to: `/lists?entry=${subject}`, title, happened: t('inbox.listing') };
      default:
        return {
          to: `/cases/${subject}`,
          title,
          happened: t(`inbox.${kind}`, { number: subject }),
        };
    }
  };
}
