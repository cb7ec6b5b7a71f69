import { Alert, App, Button, Modal } from 'antd';
import { useTranslation } from '@/lib/i18n';
import styles from './Notifications.module.css';

export interface Shown {
  name: string;
  secret: string;
}

/** Tells a webhook's secret, which nobody can look up again. */
export function OnceSecret({ shown, onClose }: { shown: Shown | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const secret = shown?.secret ?? '';
  return (
    <Modal
      open={shown !== null}
      title={`${t('notifications.webhooks.secret')} · ${shown?.name ?? ''}`}
      destroyOnHidden
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('notifications.webhooks.secretHint')} />
      <p>
        <code className={styles['secret']} data-testid="secret">
          {secret}
        </code>
      </p>
      <Button
        size="small"
        onClick={() =>
          void navigator.clipboard.writeText(secret).then(() => message.success(t('common.copied')))
        }
      >
        {t('common.copy')}
      </Button>
    </Modal>
  );
}
