import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '@/client/problem';
import type { ListAct, ListAction, ListEntry, ListNeed } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { inDays } from './days';
import { useAct, useEntry } from './useLists';

interface ActProps {
  entry: ListEntry;
  action: ListAction;
  onClose: () => void;
}

type Values = Omit<ListAct, 'action' | 'version'>;
const LONGEST = 2_000;
const DAYS = 180;

/**
 * The form of an action on an entry, with exactly what it needs. Where somebody else changed the
 * entry meanwhile, the newest is shown and what was typed is kept.
 */
export function EntryAct({ entry, action, onClose }: ActProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const { id } = entry.summary;
  const act = useAct(id);
  const { refetch } = useEntry(id);
  const [form] = Form.useForm<Values>();
  const [version, setVersion] = useState(entry.summary.version);
  const [changed, setChanged] = useState(false);
  const [first] = useState(() => entry.actions.find((each) => each.action === action));
  const now = entry.actions.find((each) => each.action === action);
  const legal = now ?? first;
  if (legal === undefined) return null;
  const name = t(`lists.action.${action}`);
  const submit = (values: Values) => {
    setChanged(false);
    act.mutate(
      { action, version, ...values },
      {
        onSuccess: () => {
          const key = legal.secondPerson ? 'lists.entry.proposedDone' : 'lists.entry.done';
          void message.success(t(key, { action: name }));
          onClose();
        },
        onError: (error) => {
          if (!(error instanceof ApiProblem) || error.code !== 'list-entry-changed') return;
          void refetch().then(({ data }) => {
            if (data === undefined) return;
            setVersion(data.summary.version);
            setChanged(true);
          });
        },
      },
    );
  };
  return (
    <Modal
      open
      title={name}
      okText={legal.secondPerson ? `${name}（${t('lists.entry.second')}）` : name}
      okButtonProps={{ disabled: now === undefined || now.refused !== undefined }}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {changed && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('lists.entry.changed')}
          {...(now?.refused !== undefined && { description: now.refused })}
        />
      )}
      {act.isError && !changed && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={`${t('lists.entry.failed')}：${text(act.error).title}`}
          description={text(act.error).detail}
        />
      )}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {legal.needs.map((need) => (
          <Form.Item
            key={need}
            name={need}
            label={t(`lists.field.${need}`)}
            {...(need === 'until' && { extra: t('lists.add.longest') })}
            rules={[{ required: true, whitespace: true, message: t('lists.add.required') }]}
          >
            {control(need)}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}

function control(need: ListNeed) {
  return need === 'until' ? (
    <Input type="date" min={inDays(1)} max={inDays(DAYS)} style={{ width: 180 }} />
  ) : (
    <Input.TextArea rows={3} maxLength={LONGEST} showCount />
  );
}
