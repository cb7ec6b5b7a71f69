import { Alert, App, Button, Modal } from 'antd';
import { useTranslation } from '@/lib/i18n';
import styles from './Admin.module.css';

interface OnceProps {
  name: string;
  password: string | null;
  /** Of what is told, where it is no password. */
  title?: string;
  hint?: string;
  onClose: () => void;
}

/** Tells a password, or a key, that nobody can look up again. */
export function OncePassword({ name, password, title, hint, onClose }: OnceProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Modal
      open={password !== null}
      title={`${title ?? t('admin.onceTitle')} · ${name}`}
      destroyOnHidden
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={hint ?? t('admin.onceHint')} />
      <p>
        <code className={styles['once']} data-testid="once-password">
          {password}
        </code>
        <Button
          size="small"
          onClick={() =>
            void navigator.clipboard
              .writeText(password ?? '')
              .then(() => message.success(t('common.copied')))
          }
        >
          {t('common.copy')}
        </Button>
      </p>
    </Modal>
  );
}
