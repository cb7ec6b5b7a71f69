import type { CaseMark, CaseState } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import styles from './CaseMarks.module.css';

/** The side states of a case, each in a word. */
export function CaseMarks({ marks }: { marks: readonly CaseMark[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles['marks']}>
      {marks.map((mark) => (
        <span key={mark} className={styles['mark']} data-mark={mark}>
          {t(`cases.mark.${mark}`)}
        </span>
      ))}
    </span>
  );
}

export function CaseStateChip({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return (
    <span className={styles['state']} data-state={state} title={t(`cases.stateHint.${state}`)}>
      {t(`cases.state.${state}`)}
    </span>
  );
}
