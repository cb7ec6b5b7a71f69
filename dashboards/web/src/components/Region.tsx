import { useNames } from '@/client/catalogue';
import { useTranslation } from '@/lib/i18n';

/** A district by its name, its code in the tooltip. */
export function Region({ code }: { code: string }) {
  const { t } = useTranslation();
  const names = useNames();
  return code === '' ? (
    <>{t('common.unknownRegion')}</>
  ) : (
    <span title={code}>{names.district(code)}</span>
  );
}
