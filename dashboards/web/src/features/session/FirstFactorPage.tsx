import { useTranslation } from '@/lib/i18n';
import { FactorForm } from './FactorForm';
import { Gate } from './Gate';

/** Stands instead of the desk until a second factor is on, for roles that must have one. */
export function FirstFactorPage() {
  const { t } = useTranslation();
  return (
    <Gate title={t('account.factor')} note={t('signIn.watch')}>
      <p style={{ margin: '0 0 16px', color: 'var(--ink-2)' }}>{t('account.factorRequired')}</p>
      <FactorForm onDone={() => undefined} />
    </Gate>
  );
}
