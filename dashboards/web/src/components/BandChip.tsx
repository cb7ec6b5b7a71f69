import { useTranslation } from '@/lib/i18n';
import type { Band } from '@/client/types';
import styles from './BandChip.module.css';

/** A band in its colour and its word; a missing score is dashed and says so. */
export function BandChip({ band }: { band: Band | null }) {
  const { t } = useTranslation();
  const kind = band ?? 'none';
  return (
    <span className={`${styles['chip']} ${styles[kind]}`} title={band ? t(`bandLong.${band}`) : ''}>
      {t(`band.${kind}`)}
    </span>
  );
}
