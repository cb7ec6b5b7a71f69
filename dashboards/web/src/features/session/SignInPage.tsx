import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, body } from '@/client/api';
import { ApiProblem } from '@/client/problem';
import { SESSION } from '@/client/queries';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { ownTab } from '@/lib/tab';
import { Gate } from './Gate';
import { OpenIdButton, OpenIdCode, OpenIdReason } from './OpenId';
import { clock, safeTarget } from './target';

interface Credentials {
  user: string;
  password: string;
  code?: string;
}

/** What the second step answers when it wants a code, or another one. */
const CODE_ASKED: string[] = ['second-factor-needed', 'wrong-code'];

/** With a password; or the second half of a sign-in that began at the OpenID provider. */
export function SignInPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <Gate title={t('signIn.title')} note={t('signIn.watch')}>
      {search.get('openid') === 'code' ? <OpenIdCode /> : <PasswordSignIn />}
    </Gate>
  );
}

function PasswordSignIn() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Credentials>();
  const first = useRef<InputRef>(null);
  const lock = useLock();
  const [codeAsked, setCodeAsked] = useState(false);

  useEffect(() => {
    first.current?.focus();
  }, []);

  // what is left to do has the focus
  useEffect(() => {
    if (codeAsked) (form.getFieldInstance('code') as InputRef | undefined)?.focus();
  }, [codeAsked, form]);

  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => body(api.POST('/api/session', { body: credentials })),
    onSuccess: (session) => {
      client.clear();
      ownTab(session.user);
      client.setQueryData(SESSION, session);
      void navigate(safeTarget(search.get('next')), { replace: true });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === 'too-many-attempts') {
        lock.start(error.retryAfterSeconds ?? 60);
      }
      if (error instanceof ApiProblem && CODE_ASKED.includes(error.code)) {
        setCodeAsked(true);
        form.setFieldValue('code', '');
        return;
      }
      setCodeAsked(false);
      form.setFieldValue('password', '');
      (form.getFieldInstance('password') as InputRef | undefined)?.focus();
    },
  });
  const shown = signIn.error;
  const asks = shown instanceof ApiProblem && shown.code === 'second-factor-needed';

  return (
    <>
      {shown === null && <OpenIdReason reason={search.get('openid')} />}
      <Problem error={asks ? null : shown} locked={lock.seconds} expired={search.has('next')} />
      <Form<Credentials>
        form={form}
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(credentials) => signIn.mutate(credentials)}
        onValuesChange={(changed) => {
          if (!('user' in changed)) return;
          lock.end(); // it is a name that is locked, not this page
          setCodeAsked(false);
        }}
      >
        <Form.Item
          name="user"
          label={t('signIn.user')}
          rules={[{ required: true, whitespace: true, message: t('signIn.userRequired') }]}
        >
          <Input ref={first} autoComplete="username" maxLength={100} spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.passwordRequired') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        {codeAsked && (
          <Form.Item
            name="code"
            label={t('account.code')}
            extra={t('account.codeAsked')}
            rules={[{ required: true, whitespace: true, message: t('account.codeAsked') }]}
          >
            <Input autoComplete="one-time-code" inputMode="text" maxLength={40} />
          </Form.Item>
        )}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={signIn.isPending}
          disabled={lock.seconds > 0}
          style={{ marginTop: 6 }}
        >
          {t('signIn.submit')}
        </Button>
      </Form>
      <OpenIdButton next={search.get('next')} />
    </>
  );
}

interface ProblemProps {
  error: Error | null;
  locked: number;
  expired: boolean;
}

function Problem({ error, locked, expired }: ProblemProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const style = { marginBottom: 16 };
  if (locked > 0) {
    const title = t('signIn.locked', { wait: clock(locked) });
    return <Alert type="warning" showIcon role="alert" title={title} style={style} />;
  }
  if (error instanceof ApiProblem && error.code === 'too-many-attempts') return null; // the lock is over
  if (error !== null) {
    const { title, detail } = text(error);
    return (
      <Alert type="error" showIcon role="alert" title={title} description={detail} style={style} />
    );
  }
  if (expired) return <Alert type="info" showIcon title={t('signIn.expired')} style={style} />;
  return <p style={{ margin: '0 0 16px', color: 'var(--ink-3)' }}>{t('signIn.first')}</p>;
}

/** Counts a lock down by the second. */
function useLock(): { seconds: number; start: (seconds: number) => void; end: () => void } {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const timer = setInterval(() => {
      const instant = Date.now();
      setNow(instant);
      if (instant >= until) setUntil(0);
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  return {
    seconds: Math.max(0, Math.ceil((until - now) / 1000)),
    start: (seconds) => {
      const instant = Date.now();
      setNow(instant);
      setUntil(instant + seconds * 1000);
    },
    end: () => setUntil(0),
  };
}
