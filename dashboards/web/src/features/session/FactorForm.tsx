import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '@/client/api';
import { SESSION, useSession } from '@/client/queries';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './Account.module.css';

/** Turns a second factor on: the password, then a first code, then the recovery codes. */
export function FactorForm({ onDone }: { onDone: () => void }) {
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (secret !== null) return <FirstCode {...secret} onDone={setCodes} />;
  return <Begin onDone={setSecret} />;
}

function Begin({ onDone }: { onDone: (secret: { secret: string; uri: string }) => void }) {
  const { t } = useTranslation();
  const begin = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      body(api.POST('/api/session/second-factor', { body: sent(password) })),
    onSuccess: onDone,
  });
  return (
    <PasswordCheck
      action={t('account.turnOn')}
      error={begin.error}
      pending={begin.isPending}
      onPassword={(password) => begin.mutate({ password })}
    />
  );
}

/** Whoever has no password tells none. */
export const sent = (password: string) => (password === '' ? {} : { password });

interface CheckProps {
  action: string;
  error: Error | null;
  pending: boolean;
  onPassword: (password: string) => void;
}

/** Asks for the password once more before a change of what guards the account. */
export function PasswordCheck({ action, error, pending, onPassword }: CheckProps) {
  const { t } = useTranslation();
  const passwordOff = useSession().data?.passwordOff ?? false;
  return (
    <Form<{ password: string }>
      layout="vertical"
      requiredMark={false}
      className={styles['narrow'] ?? ''}
      onFinish={({ password }) => onPassword(passwordOff ? '' : password)}
    >
      <Refused error={error} />
      {passwordOff ? (
        <p>{t('openid.fresh')}</p>
      ) : (
        <Form.Item
          name="password"
          label={t('account.password')}
          rules={[{ required: true, message: t('password.required') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={pending}>
        {action}
      </Button>
    </Form>
  );
}

interface FirstCodeProps {
  secret: string;
  uri: string;
  onDone: (codes: string[]) => void;
}

function FirstCode({ secret, uri, onDone }: FirstCodeProps) {
  const { t } = useTranslation();
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      body(api.PUT('/api/session/second-factor', { body: { code } })),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      className={styles['narrow'] ?? ''}
      onFinish={(fields) => confirm.mutate(fields)}
    >
      <p>{t('account.scan')}</p>
      <QRCode value={uri} size={180} type="svg" />
      <p>
        <code className={styles['secret']} data-testid="factor-secret">
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <Refused error={confirm.error} />
      <Form.Item
        name="code"
        label={t('account.code')}
        rules={[{ required: true, whitespace: true, message: t('account.codeHint') }]}
      >
        <Input
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          placeholder={t('account.codeHint')}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('account.confirm')}
      </Button>
    </Form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const leave = async () => {
    await client.invalidateQueries({ queryKey: SESSION });
    onDone();
  };
  return (
    <section aria-label={t('account.recovery')}>
      <Alert type="warning" showIcon title={t('account.recoveryHint')} />
      <ol className={styles['codes']} data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code.replace(/(.{4})(?=.)/g, '$1-')}</code>
          </li>
        ))}
      </ol>
      <Button type="primary" onClick={() => void leave()}>
        {t('account.saved')}
      </Button>
    </section>
  );
}

function Refused({ error }: { error: Error | null }) {
  const text = useProblemText();
  if (error === null) return null;
  const { title, detail } = text(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={detail === title ? undefined : detail}
      style={{ marginBottom: 12 }}
    />
  );
}
