import { Alert, App, Form, Modal } from 'antd';
import { useState } from 'react';
import { useAct, useCase } from '@/client/cases';
import { ApiProblem } from '@/client/problem';
import type { Case, CaseAct, CaseAction } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { useTranslation } from '@/lib/i18n';
import { ActFields } from './ActFields';
import { useActionName } from './useActionName';

interface FormProps {
  whole: Case;
  action: CaseAction;
  onClose: () => void;
}

/**
 * The form of an action, with exactly what it needs. Where somebody else changed the case
 * meanwhile, the newest is shown and what was typed is kept.
 */
export function ActionForm({ whole, action, onClose }: FormProps) {
  useReturnFocus();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const { number } = whole.summary;
  const nameOf = useActionName();
  const act = useAct(number);
  const { refetch } = useCase(number);
  const [form] = Form.useForm<Omit<CaseAct, 'action' | 'version'>>();
  // the version that the reader saw, whatever has been read since
  const [version, setVersion] = useState(whole.summary.version);
  const [changed, setChanged] = useState(false);
  const [first] = useState(() => whole.actions.find((each) => each.action === action));
  const now = whole.actions.find((each) => each.action === action);
  const legal = now ?? first;
  if (legal === undefined) return null;
  const name = nameOf(action, whole.summary.state);

  const submit = (values: Omit<CaseAct, 'action' | 'version'>) =>
    act.mutate(
      { action, version, ...values },
      {
        onSuccess: () => {
          const key = legal.secondPerson ? 'caseWork.proposedDone' : 'caseWork.done';
          void message.success(t(key, { action: name }));
          onClose();
        },
        onError: (error) => {
          if (!(error instanceof ApiProblem) || error.code !== 'case-changed') return;
          void refetch().then(({ data }) => {
            if (data !== undefined) setVersion(data.summary.version);
            setChanged(true);
          });
        },
      },
    );

  const failed = act.error !== null && !changed;
  return (
    <Modal
      open
      title={`${name} · ${number}`}
      okText={legal.secondPerson ? `${name}（${t('caseWork.needsSecond')}）` : name}
      okButtonProps={{ disabled: now === undefined || now.refused !== undefined }}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
      width={action === 'progress' ? 760 : 560}
      onOk={form.submit}
      onCancel={onClose}
    >
      {changed && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('caseWork.changed')}
          description={
            now === undefined
              ? t('caseWork.gone', { action: name })
              : (now.refused ?? t('caseWork.changedHint'))
          }
        />
      )}
      {!changed && now?.refused !== undefined && (
        <Alert type="info" showIcon style={{ marginBottom: 12 }} title={now.refused} />
      )}
      {failed && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={text(act.error).title}
          description={text(act.error).detail}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ plan: whole.plan }}
        onFinish={submit}
      >
        <ActFields
          needs={legal.needs}
          {...(legal.outcomes && { outcomes: legal.outcomes })}
          region={whole.summary.region}
          first={whole.summary.handler?.name}
        />
      </Form>
    </Modal>
  );
}
