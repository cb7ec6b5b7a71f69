import { Alert, Button, Form, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { ApiProblem } from '@/client/problem';
import { SESSION } from '@/client/queries';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';

interface Fields {
  current: string;
  next: string;
  again: string;
}

export const MIN_PASSWORD = 12;

/** Changes one's own password; problems stand at the field they are about. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();

  const change = useMutation({
    mutationFn: ({ current, next }: Fields) =>
      body(api.PUT('/api/session/password', { body: { current, next } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SESSION });
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      const field = { 'wrong-password': 'current', 'weak-password': 'next' }[error.code as string];
      if (field === undefined) return;
      form.setFields([{ name: field as keyof Fields, errors: [error.detail || error.title] }]);
    },
  });

  const atField =
    change.error instanceof ApiProblem &&
    ['wrong-password', 'weak-password'].includes(change.error.code);
  const required = { required: true, message: t('password.required') };

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={(fields) => change.mutate(fields)}
    >
      {change.error && !atField && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={text(change.error).title}
          description={text(change.error).detail}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item name="current" label={t('password.current')} rules={[required]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password.next')}
        extra={t('password.rule')}
        dependencies={['current']}
        validateFirst
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, next: string) => {
              const missing = MIN_PASSWORD - Array.from(next).length;
              if (missing > 0) return Promise.reject(new Error(t('password.short', { missing })));
              return next === getFieldValue('current')
                ? Promise.reject(new Error(t('password.same')))
                : Promise.resolve();
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, again: string) =>
              again === '' || again === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('password.submit')}
      </Button>
    </Form>
  );
}
