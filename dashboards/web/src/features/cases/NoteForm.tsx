import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { api, body } from '@/client/api';
import { useKeepCase } from '@/client/cases';
import type { CaseNoteDraft } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './NotesPanel.module.css';
import { fromLocal, nowLocal } from './localTime';

interface Values {
  text: string;
  evidence: boolean;
  place?: string;
  at?: string;
  latitude?: number | null;
  longitude?: number | null;
}

interface FormProps {
  number: string;
  /** Whether it is evidence unless told otherwise. */
  evidence?: boolean;
  onDone?: () => void;
}

/** Writes a note, or evidence with its place and time. */
export function NoteForm({ number, evidence = false, onDone }: FormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const keep = useKeepCase();
  const [form] = Form.useForm<Values>();
  // not there before the first rendering
  const watched = Form.useWatch('evidence', form) as boolean | undefined;
  const isEvidence = watched ?? evidence;
  const add = useMutation({
    mutationFn: (draft: CaseNoteDraft) =>
      body(api.POST('/api/cases/{number}/notes', { params: { path: { number } }, body: draft })),
    onSuccess: (changed) => {
      keep(changed);
      form.resetFields();
      void message.success(t('caseWork.notes.saved'));
      onDone?.();
    },
  });
  const required = { required: true, whitespace: true, message: t('caseWork.required') };

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ text: '', evidence, at: nowLocal() }}
      onFinish={(values: Values) => add.mutate(draftOf(values))}
    >
      <Form.Item name="text" label={t('caseWork.notes.text')} rules={[required]}>
        <Input.TextArea rows={3} maxLength={5_000} />
      </Form.Item>
      <Form.Item name="evidence" valuePropName="checked">
        <Checkbox>{t('caseWork.notes.evidence')}</Checkbox>
      </Form.Item>
      {isEvidence && (
        <div className={styles['site']}>
          <Form.Item name="place" label={t('caseWork.notes.place')} rules={[required]}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="at" label={t('caseWork.notes.at')} rules={[required]}>
            <Input type="datetime-local" max={nowLocal()} />
          </Form.Item>
          <Form.Item name="latitude" label={t('caseWork.notes.latitude')}>
            <InputNumber min={-90} max={90} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name="longitude"
            label={t('caseWork.notes.longitude')}
            dependencies={['latitude']}
            rules={[
              {
                validator: (_, longitude: number | null | undefined) =>
                  (longitude == null) === (form.getFieldValue('latitude') == null)
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('caseWork.notes.pair'))),
              },
            ]}
          >
            <InputNumber min={-180} max={180} style={{ width: '100%' }} />
          </Form.Item>
        </div>
      )}
      {add.isError && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={text(add.error).title}
          description={text(add.error).detail}
        />
      )}
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('common.save')}
      </Button>
    </Form>
  );
}

function draftOf({ text, evidence, place, at, latitude, longitude }: Values): CaseNoteDraft {
  if (!evidence || place === undefined || at === undefined) return { text };
  const position = latitude != null && longitude != null ? { latitude, longitude } : {};
  return { text, evidence: { at: fromLocal(at), place, ...position } };
}
