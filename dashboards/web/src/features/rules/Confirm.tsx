import { Alert, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from '@/lib/i18n';
import styles from './Rules.module.css';

interface ConfirmProps {
  title: string;
  hint: string;
  ok: string;
  /** Whether a note goes with it. */
  noted?: boolean;
  busy?: boolean;
  /** What was refused, in words. */
  problem?: { title: string; detail: string } | null;
  onOk: (note: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before something is done that others will feel, showing what it changes. */
export function Confirm({
  title,
  hint,
  ok,
  noted = false,
  busy = false,
  problem = null,
  onOk,
  onClose,
  children,
}: ConfirmProps) {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={t(busy ? 'rules.job.close' : 'common.cancel')}
      okButtonProps={{ loading: busy }} // confirmLoading would keep it from being closed
      onOk={() => onOk(note.trim())}
      onCancel={onClose}
      width={640}
    >
      <p>{hint}</p>
      {children}
      {noted && (
        <div className={styles['noted']}>
          <label htmlFor={id}>{t('rules.note')}</label>
          <Input
            id={id}
            value={note}
            maxLength={500}
            placeholder={t('rules.noteHint')}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      {problem !== null && (
        <Alert
          type="error"
          showIcon
          style={{ marginTop: 12 }}
          title={problem.title}
          description={problem.detail}
        />
      )}
    </Modal>
  );
}
