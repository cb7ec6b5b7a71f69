import type { TagValue } from '@/client/types';
import { i18next, useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { CodeText } from './CodeText';
import styles from './TagText.module.css';

interface TextProps {
  /** Which tag it is, whose codes may have names. */
  tag: string;
  value: TagValue;
  unit: string;
}

/** The value of a tag with its unit; what is missing says so and is never 0. */
export function TagText({ tag, value, unit }: TextProps) {
  const { t } = useTranslation();
  switch (value.kind) {
    case 'missing':
      return <span className={styles['missing']}>{t('common.missing')}</span>;
    case 'truth':
      return <>{t(value.value ? 'common.yes' : 'common.no')}</>;
    case 'code':
      return <CodeText tag={tag} code={value.value} />;
    case 'quantity':
      return (
        <>
          {quantity(value.value, unit)}
          {unitText(unit) !== '' && <span className={styles['unit']}>{unitText(unit)}</span>}
        </>
      );
  }
}

/** A quantity with its unit as one text. */
export function quantityText(value: number, unit: string): string {
  return `${quantity(value, unit)} ${unitText(unit)}`.trimEnd();
}

/** A calendar year is not grouped: 2015, not 2,015. */
function quantity(value: number, unit: string): string {
  if (unit === '年' && Number.isInteger(value)) return String(value);
  return decimal(value, Math.abs(value) < 1 ? 4 : 2);
}

/** Units have names of their own in each language where the catalogue's is a word. */
function unitText(unit: string): string {
  return unit === '' ? '' : i18next.t(`unit.${unit}`, unit);
}
