import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { api, body } from '@/client/api';
import { useRights } from '@/client/rights';
import type { NotificationRules, Notifications } from '@/client/types';
import { Panel } from '@/components/Panel';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './Notifications.module.css';
import { useOwnChanged } from './queries';
import { useSome } from './useSome';

type Fields = NotificationRules & { quiet: boolean };

const RISKS = ['fundraising', 'default'] as const;
/** Alerts are of no other. */
const BANDS = ['orange', 'red'] as const;
const PACES = ['at-once', 'hourly', 'daily'] as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function fieldsOf(rules: NotificationRules): Fields {
  const quiet = rules.quietFrom !== '';
  return {
    ...rules,
    quiet,
    quietFrom: quiet ? rules.quietFrom : '22:00',
    quietUntil: quiet ? rules.quietUntil : '07:00',
  };
}

function rulesOf({ quiet, ...rules }: Fields): NotificationRules {
  return quiet ? rules : { ...rules, quietFrom: '', quietUntil: '' };
}

/** What one is told of by mail, and when. */
export function RulesPanel({ own }: { own: Notifications }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const changed = useOwnChanged();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: (rules: NotificationRules) =>
      body(api.PUT('/api/notifications/rules', { body: rules })),
    onSuccess: (next) => {
      changed(next);
      void message.success(t('notifications.rules.saved'));
    },
    onError: (error) => void message.error(text(error).title),
  });
  return (
    <Panel title={t('notifications.rules.title')}>
      <div className={styles['body']}>
        {own.mailOn && own.address === null && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 12 }}
            title={t('notifications.rules.needsAddress')}
          />
        )}
        <Form<Fields>
          form={form}
          layout="vertical"
          preserve
          initialValues={fieldsOf(own.rules)}
          onFinish={() => save.mutate(rulesOf(form.getFieldsValue(true) as Fields))}
        >
          <What />
          <Quiet />
          <Form.Item name="language" label={t('notifications.rules.language')}>
            <Radio.Group
              options={(['zh', 'en'] as const).map((value) => ({
                value,
                label: t(`notifications.rules.languages.${value}`),
              }))}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('notifications.rules.save')}
          </Button>
        </Form>
      </div>
    </Panel>
  );
}

function What() {
  const { t } = useTranslation();
  const may = useRights();
  const form = Form.useFormInstance<Fields>();
  const reports = Form.useWatch('reports', form);
  const alerts = Form.useWatch('alerts', form);
  return (
    <fieldset className={styles['group']}>
      <legend>{t('notifications.rules.what')}</legend>
      {may('reports-read') && (
        <>
          <Check name="reports" />
          {reports && (
            <div className={styles['indent']}>
              <Check name="attach" />
            </div>
          )}
        </>
      )}
      {may('cases-read') && <Check name="cases" />}
      {may('enterprises-read') && <Check name="sets" />}
      {may('alerts-read') && <Check name="alerts" />}
      {may('alerts-read') && alerts && <Alerts />}
    </fieldset>
  );
}

function Check({
  name,
}: {
  name: 'reports' | 'attach' | 'cases' | 'sets' | 'alerts' | 'redPasses';
}) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} valuePropName="checked" style={{ marginBottom: 0 }}>
      <Checkbox>{t(`notifications.rules.${name}`)}</Checkbox>
    </Form.Item>
  );
}

function Alerts() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Fields>();
  const pace = Form.useWatch('pace', form);
  const some = useSome();
  return (
    <div className={styles['indent']}>
      <Form.Item name="risks" label={t('notifications.rules.risks')} rules={some}>
        <Checkbox.Group options={RISKS.map((value) => ({ value, label: t(`risk.${value}`) }))} />
      </Form.Item>
      <Form.Item name="bands" label={t('notifications.rules.bands')} rules={some}>
        <Checkbox.Group
          options={BANDS.map((value) => ({ value, label: t(`bandLong.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="pace"
        label={t('notifications.rules.pace')}
        extra={t('notifications.rules.paceHint')}
      >
        <Radio.Group
          options={PACES.map((value) => ({
            value,
            label: t(`notifications.rules.paces.${value}`),
          }))}
        />
      </Form.Item>
      {pace === 'daily' && <Time name="digestAt" />}
      <Check name="redPasses" />
    </div>
  );
}

const LABELS = { digestAt: 'digestAt', quietFrom: 'from', quietUntil: 'until' } as const;

function Time({ name }: { name: keyof typeof LABELS }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t(`notifications.rules.${LABELS[name]}`)}
      dependencies={name === 'quietUntil' ? ['quietFrom'] : []}
      rules={[
        { pattern: TIME, required: true, message: t('notifications.rules.time') },
        ({ getFieldValue }) => ({
          validator: (_, value: string) =>
            name === 'quietUntil' && value === getFieldValue('quietFrom')
              ? Promise.reject(new Error(t('notifications.rules.same')))
              : Promise.resolve(),
        }),
      ]}
    >
      <Input type="time" style={{ width: 130 }} />
    </Form.Item>
  );
}

function Quiet() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Fields>();
  const quiet = Form.useWatch('quiet', form);
  return (
    <fieldset className={styles['group']}>
      <legend>{t('notifications.rules.quiet')}</legend>
      <Form.Item
        name="quiet"
        valuePropName="checked"
        style={{ marginBottom: 8 }}
        extra={t('notifications.rules.quietHint')}
      >
        <Checkbox>{t('notifications.rules.quietOn')}</Checkbox>
      </Form.Item>
      {quiet && (
        <div className={styles['line']}>
          <Time name="quietFrom" />
          <Time name="quietUntil" />
        </div>
      )}
    </fieldset>
  );
}
