import type { ListMark, ListState } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import styles from './ListMarks.module.css';

export function ListStateChip({ state }: { state: ListState }) {
  const { t } = useTranslation();
  return (
    <span className={styles['chip']} data-kind={state}>
      {t(`lists.state.${state}`)}
    </span>
  );
}

/** What an entry of a list calls for, each in a word. */
export function ListMarks({ marks }: { marks: readonly ListMark[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles['chips']}>
      {marks.map((mark) => (
        <span key={mark} className={styles['chip']} data-kind={mark}>
          {t(`lists.mark.${mark}`)}
        </span>
      ))}
    </span>
  );
}
