import { Alert, Button, Form, Modal } from 'antd';
import type { BulkDraft } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { useTranslation } from '@/lib/i18n';
import { ActFields, type Need } from './ActFields';
import { BulkView } from './BulkView';
import { useFreeze } from './useBulk';

const NEEDS: Record<BulkDraft['action'], readonly Need[]> = {
  take: [],
  assign: ['assignee'],
  watch: [],
  snooze: ['until', 'reason'],
  dismiss: ['reason'],
};

interface DialogProps {
  draft: BulkDraft;
  region: string;
  /** When something was done to the set. */
  onDone: () => void;
  onClose: () => void;
}

/** Asks what the action needs, freezes the set, shows it, and runs what was shown. */
export function BulkDialog({ draft, region, onDone, onClose }: DialogProps) {
  useReturnFocus();
  const { t } = useTranslation();
  const text = useProblemText();
  const freeze = useFreeze();
  const [form] = Form.useForm<Pick<BulkDraft, 'reason' | 'assignee' | 'until'>>();
  const action = t(`caseWork.action.${draft.action}`);
  const second = draft.action === 'dismiss' || draft.action === 'snooze';
  return (
    <Modal
      open
      width={720}
      title={t('cases.bulk.title', { action })}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {freeze.data === undefined ? (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => freeze.mutate({ ...draft, ...values })}
        >
          <p>{t('cases.bulk.ask')}</p>
          {second && <p>{t('cases.bulk.second')}</p>}
          <ActFields needs={NEEDS[draft.action]} region={region} />
          {freeze.isError && (
            <Alert
              type="error"
              showIcon
              style={{ marginBottom: 12 }}
              title={text(freeze.error).title}
              description={text(freeze.error).detail}
            />
          )}
          <Button type="primary" htmlType="submit" loading={freeze.isPending}>
            {t('cases.bulk.freeze')}
          </Button>
        </Form>
      ) : (
        <BulkView id={freeze.data.id} onDone={onDone} />
      )}
    </Modal>
  );
}
