import { App } from 'antd';
import { useTranslation } from '@/lib/i18n';
import { Gate } from './Gate';
import { PasswordForm } from './PasswordForm';

/** Stands instead of the desk until the initial password is changed. */
export function FirstPasswordPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Gate title={t('password.firstTitle')} note={t('signIn.watch')}>
      <p style={{ margin: '0 0 16px', color: 'var(--ink-2)' }}>{t('password.firstHint')}</p>
      <PasswordForm onDone={() => void message.success(t('password.done'))} />
    </Gate>
  );
}
