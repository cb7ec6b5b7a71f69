import { useNames } from '@/client/catalogue';
import { useTranslation } from '@/lib/i18n';

/** The regions somebody may see, by name where one is known. */
export function TerritoryText({ prefixes }: { prefixes: string[] }) {
  const { t } = useTranslation();
  const names = useNames();
  if (prefixes.length === 0) return <>{t('admin.nowhere')}</>;
  return (
    <>
      {prefixes
        .map((code) => {
          if (code === '') return t('admin.wholeCity');
          const name = names.district(code);
          return name === code ? code : `${name} ${code}`;
        })
        .join(t('common.listSeparator'))}
    </>
  );
}
