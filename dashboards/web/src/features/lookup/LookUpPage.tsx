import { Alert, Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { LookUpRequest } from '@/client/types';
import { Panel } from '@/components/Panel';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { EarlierLookUps } from './EarlierLookUps';
import styles from './LookUp.module.css';
import { LookUpResult } from './LookUpResult';
import { useLookUp } from './queries';

const DAYS_MAX = 90;
const PURPOSES: LookUpRequest['purpose'][] = ['loan-application', 'loan-monitoring', 'guarantee'];

/** One enterprise for a bank, by its authorisation (企业查询). */
export function LookUpPage() {
  const { t } = useTranslation();
  const text = useProblemText();
  const lookUp = useLookUp();
  useTitle(t('lookUp.title'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('lookUp.title')}</h1>
      <Panel title={t('lookUp.title')} hint={t('lookUp.hint')}>
        <RequestForm pending={lookUp.isPending} onRequest={(request) => lookUp.mutate(request)} />
        {lookUp.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            style={{ margin: '0 14px 14px' }}
            title={text(lookUp.error).title}
            description={text(lookUp.error).detail}
          />
        )}
      </Panel>
      {lookUp.data && <LookUpResult opened={lookUp.data} />}
      <EarlierLookUps onOpen={(id) => lookUp.mutate(id)} />
    </div>
  );
}

interface Fields {
  enterprise: string;
  purpose: LookUpRequest['purpose'];
  authorisation: string;
  validUntil: Dayjs;
}

interface FormProps {
  pending: boolean;
  onRequest: (request: LookUpRequest) => void;
}

function RequestForm({ pending, onRequest }: FormProps) {
  const { t } = useTranslation();
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      className={styles['form'] ?? ''}
      initialValues={{ purpose: 'loan-application', validUntil: dayjs().add(30, 'day') }}
      onFinish={({ enterprise, authorisation, validUntil, ...rest }) =>
        onRequest({
          ...rest,
          enterprise: enterprise.trim(),
          authorisation: authorisation.trim(),
          validUntil: validUntil.format('YYYY-MM-DD'),
        })
      }
    >
      <Form.Item
        name="enterprise"
        label={t('lookUp.enterprise')}
        rules={[{ required: true, whitespace: true, message: t('lookUp.enterpriseRequired') }]}
      >
        <Input autoComplete="off" spellCheck={false} maxLength={161} />
      </Form.Item>
      <Form.Item name="purpose" label={t('lookUp.purpose')}>
        <Select
          options={PURPOSES.map((value) => ({ value, label: t(`lookUp.purposes.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="authorisation"
        label={t('lookUp.authorisation')}
        rules={[{ required: true, whitespace: true, message: t('lookUp.authorisationRequired') }]}
      >
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
      <Form.Item
        name="validUntil"
        label={t('lookUp.validUntil')}
        extra={t('lookUp.validUntilHint')}
        rules={[{ required: true }]}
      >
        <DatePicker
          allowClear={false}
          minDate={dayjs()}
          maxDate={dayjs().add(DAYS_MAX, 'day')}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={pending} className={styles['submit'] ?? ''}>
        {t('lookUp.submit')}
      </Button>
    </Form>
  );
}
