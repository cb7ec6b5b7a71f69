import { useTranslation } from '@/lib/i18n';

/** A district by its code. */
export function Region({ code }: { code: string }) {
  const { t } = useTranslation();
  return <>{code === '' ? t('common.unknownRegion') : code}</>;
}
