import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, body } from '@/client/api';
import { ApiProblem } from '@/client/problem';
import { SESSION } from '@/client/queries';
import { useProblemText } from '@/components/ProblemView';
import { currentLanguage, useTranslation } from '@/lib/i18n';
import { ownTab } from '@/lib/tab';
import { safeTarget } from './target';

/** Why the server sent the browser back to the sign-in page. */
const REASONS = [
  'unknown',
  'disabled',
  'locked',
  'denied',
  'over',
  'invalid',
  'unavailable',
  'again',
] as const;

/** What became of a sign-in at the OpenID provider; nothing where there was none. */
export function OpenIdReason({ reason }: { reason: string | null }) {
  const { t } = useTranslation();
  const told = REASONS.find((each) => each === reason);
  if (told === undefined) return null;
  return (
    <Alert
      type={told === 'unavailable' ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={t(`openid.${told}`)}
      description={t(`openid.${told}Hint`)}
      style={{ marginBottom: 16 }}
    />
  );
}

/** The button that leads to the OpenID provider, if there is one. A link: the browser leaves the page. */
export function OpenIdButton({ next }: { next: string | null }) {
  const { t } = useTranslation();
  const ways = useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) => body(api.GET('/api/session/ways', { signal })),
    staleTime: Infinity,
  });
  const button = ways.data?.openid;
  if (!button) return null;
  const target = safeTarget(next);
  return (
    <Button
      block
      size="large"
      href={`/api/openid/sign-in?next=${encodeURIComponent(target)}`}
      style={{ marginTop: 12 }}
    >
      {t('openid.button', { name: currentLanguage() === 'zh' ? button.zh : button.en })}
    </Button>
  );
}

/** Asks for the code of the account's own second factor, after the provider has told who it is. */
export function OpenIdCode() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const text = useProblemText();
  const first = useRef<InputRef>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const signIn = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      body(api.POST('/api/session/openid-code', { body: { code } })),
    onSuccess: (session) => {
      client.clear();
      ownTab(session.user);
      client.setQueryData(SESSION, session);
      void navigate(safeTarget(search.get('next')), { replace: true });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === 'sign-in-over') {
        void navigate('/sign-in?openid=over', { replace: true });
      }
    },
  });
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={(fields) => signIn.mutate(fields)}
    >
      {signIn.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={text(signIn.error).title}
          description={text(signIn.error).detail}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item
        name="code"
        label={t('account.code')}
        extra={t('account.codeAsked')}
        rules={[{ required: true, whitespace: true, message: t('account.codeAsked') }]}
      >
        <Input ref={first} autoComplete="one-time-code" inputMode="text" maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      <Button type="link" block href="/sign-in">
        {t('openid.back')}
      </Button>
    </Form>
  );
}
