import { Alert, App, Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import type { Account, Right } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { AccessForm } from './AccessForm';
import { StateTag } from './AccountTable';
import styles from './Admin.module.css';
import { DescriptionForm, IdentityForm } from './IdentityForm';
import { KeysForm } from './KeysForm';
import { OncePassword } from './OncePassword';
import { useAct, type AccountAction } from './queries';

interface DrawerProps {
  account: Account | null;
  /** Whether it is that of who looks. */
  own: boolean;
  rights: readonly Right[];
  onClose: () => void;
}

/** One account: what it is, what may be done to it by whoever looks, and why the rest may not. */
export function AccountDrawer({ account, own, rights, onClose }: DrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={account !== null}
      size={520}
      title={account === null ? '' : `${account.displayName} · ${account.name}`}
      destroyOnHidden
      onClose={onClose}
    >
      {account !== null && (
        <>
          <Facts account={account} />
          {own ? (
            <Alert type="info" showIcon title={t('admin.own')} />
          ) : (
            <>
              <Actions account={account} rights={rights} />
              {rights.includes('accounts-manage') && (
                <div key={`${account.name} ${account.version} described`}>
                  <h3>{t('admin.description')}</h3>
                  <DescriptionForm account={account} />
                  <h3>{t('admin.identities')}</h3>
                  <IdentityForm account={account} />
                </div>
              )}
              <h3>{t('admin.access')}</h3>
              <AccessForm
                key={`${account.name} ${account.version}`}
                account={account}
                mayGrant={rights.includes('roles-grant')}
              />
              {account.roles.includes('bank-officer') && (
                <KeysForm account={account.name} mayGrant={rights.includes('roles-grant')} />
              )}
            </>
          )}
        </>
      )}
    </Drawer>
  );
}

function Facts({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <dl className={styles['facts']}>
      <dt>{t('admin.unit')}</dt>
      <dd>{account.unit === '' ? '—' : account.unit}</dd>
      <dt>{t('admin.state')}</dt>
      <dd>
        <StateTag state={account.state} />
        {account.lockedUntil !== null && dateTime(account.lockedUntil)}{' '}
        {account.mustChangePassword && t('admin.firstPassword')}{' '}
        {account.secondFactor && t('admin.factorOn')}{' '}
        {account.passwordOff && t('admin.passwordOffShort')}
      </dd>
      <dt>{t('admin.identity')}</dt>
      <dd>
        {account.identity ?? '—'} {account.identityBound && t('admin.identityBoundShort')}
      </dd>
      <dt>{t('admin.lastSignIn')}</dt>
      <dd>{account.lastSignInAt === null ? t('admin.never') : dateTime(account.lastSignInAt)}</dd>
    </dl>
  );
}

function actionsOf(account: Account, rights: readonly Right[]): AccountAction[] {
  const actions: AccountAction[] = [];
  if (rights.includes('accounts-manage')) {
    actions.push(account.state === 'disabled' ? 'enable' : 'disable', 'reset');
    if (account.state === 'locked') actions.push('unlock');
  }
  if (rights.includes('sessions-end')) actions.push('endSessions');
  if (rights.includes('roles-grant') && account.secondFactor) actions.push('removeFactor');
  return actions;
}

function Actions({ account, rights }: { account: Account; rights: readonly Right[] }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const text = useProblemText();
  const act = useAct();
  const [password, setPassword] = useState<string | null>(null);
  const ask = (action: AccountAction) =>
    void modal.confirm({
      title: t('admin.confirm', { name: account.name, action: t(`admin.${action}`) }),
      onOk: () =>
        act.mutateAsync({ action, account }).then(
          (outcome) => {
            setPassword(outcome.password ?? null);
            void message.success(t('admin.done'));
          },
          (error: unknown) => {
            const { title, detail } = text(error);
            void message.error(detail === '' ? title : detail);
          },
        ),
    });
  return (
    <Space wrap style={{ marginBottom: 8 }}>
      {actionsOf(account, rights).map((action) => (
        <Button key={action} danger={action === 'disable'} onClick={() => ask(action)}>
          {t(`admin.${action}`)}
        </Button>
      ))}
      {!rights.includes('accounts-manage') && <small>{t('admin.onlySystem')}</small>}
      <OncePassword name={account.name} password={password} onClose={() => setPassword(null)} />
    </Space>
  );
}
