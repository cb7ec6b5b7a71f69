import { App, Button, Modal, Tag } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '@/client/api';
import { SESSION, useSession } from '@/client/queries';
import type { OpenSession, Session } from '@/client/types';
import { Ago } from '@/components/Ago';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { TerritoryText } from '@/components/TerritoryText';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import styles from './Account.module.css';
import { FactorForm, PasswordCheck, sent } from './FactorForm';

/** One's own account: who one is here, second factor, open sessions. */
export function AccountPage() {
  const { t } = useTranslation();
  const session = useSession();
  useTitle(t('account.title'));
  if (!session.data) return null;
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('account.title')}</h1>
      <Identity session={session.data} />
      <Factor on={session.data.secondFactor === 'on'} />
      <Sessions />
    </div>
  );
}

function Identity({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('account.who')}>
      <dl className={styles['facts']}>
        <dt>{t('admin.displayName')}</dt>
        <dd>
          {session.displayName} <small>{session.user}</small>
        </dd>
        <dt>{t('admin.unit')}</dt>
        <dd>{session.unit === '' ? t('common.none') : session.unit}</dd>
        <dt>{t('admin.role')}</dt>
        <dd>
          {session.roles.map((role) => (
            <Tag key={role}>{t(`roles.${role}`)}</Tag>
          ))}
          {session.roles.length === 0 && t('account.noPage')}
        </dd>
        <dt>{t('admin.territory')}</dt>
        <dd>
          <TerritoryText prefixes={session.territory} />
        </dd>
      </dl>
    </Panel>
  );
}

function Factor({ on }: { on: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('account.factor')}
      extra={
        <Button size="small" onClick={() => setOpen(true)}>
          {t(on ? 'account.turnOff' : 'account.turnOn')}
        </Button>
      }
    >
      <p className={styles['text']}>{t(on ? 'account.factorOn' : 'account.factorOff')}</p>
      <Modal
        open={open}
        title={t('account.factor')}
        footer={null}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={() => setOpen(false)}
      >
        {on ? (
          <TurnOff onDone={() => setOpen(false)} />
        ) : (
          <FactorForm onDone={() => setOpen(false)} />
        )}
      </Modal>
    </Panel>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const off = useMutation({
    mutationFn: (password: string) =>
      body(api.POST('/api/session/second-factor/removal', { body: sent(password) })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SESSION });
      void message.success(t('account.off'));
      onDone();
    },
  });
  return (
    <PasswordCheck
      action={t('account.turnOff')}
      error={off.error}
      pending={off.isPending}
      onPassword={(password) => off.mutate(password)}
    />
  );
}

function Sessions() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => body(api.GET('/api/sessions', { signal })),
  });
  const end = useMutation({
    mutationFn: () => body(api.DELETE('/api/sessions')),
    onSuccess: () => {
      void message.success(t('account.ended'));
      return client.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: (error) => void message.error(text(error).title),
  });
  const rows = sessions.data ?? [];
  return (
    <Panel
      title={t('account.sessions')}
      hint={t('account.sessionsHint')}
      extra={
        <Button
          size="small"
          danger
          disabled={rows.length < 2}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t('account.endOthers')}
        </Button>
      }
    >
      {sessions.isError && (
        <ProblemView error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {rows.length > 0 && <SessionTable rows={rows} />}
    </Panel>
  );
}

function SessionTable({ rows }: { rows: OpenSession[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('account.address')}</th>
          <th scope="col">{t('account.browser')}</th>
          <th scope="col">{t('account.since')}</th>
          <th scope="col">{t('account.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-session={row.current ? 'current' : 'other'}>
            <td>
              {row.address} {row.current && <Tag color="blue">{t('account.current')}</Tag>}
            </td>
            <td title={row.agent}>{row.agent}</td>
            <td>
              <Ago at={row.since} />
            </td>
            <td>
              <Ago at={row.lastSeen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
