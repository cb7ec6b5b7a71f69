import type { TagValue } from '@/client/types';
import { i18next, useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './TagText.module.css';

/** The value of a tag with its unit; what is missing says so and is never 0. */
export function TagText({ value, unit }: { value: TagValue; unit: string }) {
  const { t } = useTranslation();
  switch (value.kind) {
    case 'missing':
      return <span className={styles['missing']}>{t('common.missing')}</span>;
    case 'truth':
      return <>{t(value.value ? 'common.yes' : 'common.no')}</>;
    case 'code':
      return <>{value.value}</>;
    case 'quantity':
      return (
        <>
          {decimal(value.value, Math.abs(value.value) < 1 ? 4 : 2)}
          {unit !== '' && <span className={styles['unit']}>{unitText(unit)}</span>}
        </>
      );
  }
}

/** Units have names of their own in each language where the catalogue's is a word. */
function unitText(unit: string): string {
  return i18next.t(`unit.${unit}` as string, unit);
}
