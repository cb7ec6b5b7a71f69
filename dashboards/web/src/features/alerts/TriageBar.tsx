import { useQueryClient } from '@tanstack/react-query';
import { Alert as Message, App, Button, Form, Input, Modal } from 'antd';
import { useNavigate } from 'react-router';
import { useOpenCase } from '@/client/cases';
import type { Alert } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { useTranslation } from '@/lib/i18n';
import { useTriage } from './triage';
import styles from './Triage.module.css';
import { obstacle } from './triageRules';

/** What can be done to the alerts that are selected. */
export function TriageBar() {
  const { t } = useTranslation();
  const triage = useTriage();
  const alerts = [...triage.selected.values()].map((alert) => {
    const known = triage.caseOf(alert);
    return known === undefined ? alert : { ...alert, case: known };
  });
  const why = obstacle(alerts);
  return (
    <>
      {alerts.length > 0 && (
        <div className={styles['bar']} role="region" aria-label={t('cases.triage.open')}>
          <b aria-live="polite">{t('cases.triage.selected', { count: alerts.length })}</b>
          {why !== null && <span id="triage-why">{t(`cases.triage.${why}`)}</span>}
          <span className={styles['end']}>
            <Button
              type="primary"
              disabled={why !== null}
              aria-describedby={why === null ? undefined : 'triage-why'}
              onClick={() => triage.ask(alerts)}
            >
              {t('cases.triage.open')}
            </Button>
            <Button type="text" onClick={triage.clear}>
              {t('cases.bulk.clear')}
            </Button>
          </span>
        </div>
      )}
      {triage.opening !== null && <OpenDialog alerts={triage.opening} />}
    </>
  );
}

function OpenDialog({ alerts }: { alerts: readonly Alert[] }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const triage = useTriage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const open = useOpenCase();
  const [form] = Form.useForm<{ reason?: string }>();
  const first = alerts[0];

  const submit = ({ reason = '' }: { reason?: string }) =>
    open.mutate(
      {
        alerts: alerts.map(({ id }) => id),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      },
      {
        onSuccess: ({ summary: { number, state } }) => {
          triage.opened(alerts, { number, state });
          void client.invalidateQueries({ queryKey: ['alert-queue'] });
          void message.success(
            <>
              {t('cases.triage.opened', { number })}{' '}
              {/* messages stand outside of the router, where a link has no place */}
              <Button type="link" size="small" onClick={() => void navigate(`/cases/${number}`)}>
                {t('cases.triage.view')}
              </Button>
            </>,
            6,
          );
        },
      },
    );

  return (
    <Modal
      open
      title={t('cases.triage.openFor', { count: alerts.length })}
      okText={t('cases.triage.open')}
      confirmLoading={open.isPending}
      onOk={form.submit}
      onCancel={() => triage.ask(null)}
    >
      {first !== undefined && (
        <p className={styles['who']}>
          <b>{first.enterpriseName === '' ? first.enterprise : first.enterpriseName}</b> ·{' '}
          {t(`risk.${first.risk}`)}
        </p>
      )}
      <p>{t('cases.triage.hint')}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="reason" label={t('cases.triage.reason')}>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
      </Form>
      {open.isError && (
        <Message
          type="error"
          showIcon
          title={text(open.error).title}
          description={text(open.error).detail}
        />
      )}
    </Modal>
  );
}
