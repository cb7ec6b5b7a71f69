import { useLanguage, useTranslation } from '@/lib/i18n';
import { industryText } from '@/lib/i18n/industry';

/** An industry by its section's name and its code. */
export function Industry({ code }: { code: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return code === '' ? t('common.missing') : industryText(code, language);
}
