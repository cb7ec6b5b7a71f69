import type { Alert } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import styles from './ListMarks.module.css';

/** What the lists say of an alert's enterprise; why and until when stands in the tooltip. */
export function ListedChips({ alert: { listed } }: { alert: Pick<Alert, 'listed'> }) {
  const { t } = useTranslation();
  if (listed === undefined) return null;
  const { white, risk } = listed;
  return (
    <span className={styles['chips']}>
      {white !== undefined && (
        <span className={styles['chip']} data-kind="white" title={t('lists.chip.whiteHint', white)}>
          {t('lists.chip.white')}
        </span>
      )}
      {risk !== undefined && (
        <span className={styles['chip']} data-kind={risk} title={t(`lists.chip.${risk}Hint`)}>
          {t(`lists.chip.${risk}`)}
        </span>
      )}
    </span>
  );
}
