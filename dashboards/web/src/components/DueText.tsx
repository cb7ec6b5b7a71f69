import type { CaseSummary } from '@/client/types';
import { i18next, useTranslation } from '@/lib/i18n';
import styles from './CaseMarks.module.css';

/** The clock of a case in working days, in words. */
export function dueWords({ due, marks, state }: Pick<CaseSummary, 'due' | 'marks' | 'state'>) {
  const t = i18next.t;
  if (due === undefined) {
    return marks.includes('suspended') && state !== 'closed'
      ? t('cases.due.paused')
      : t('cases.due.none');
  }
  const { workingDaysLeft: left } = due;
  if (left === 0) return t('cases.due.today');
  return left > 0 ? t('cases.due.left', { count: left }) : t('cases.due.over', { count: -left });
}

/** `2 个工作日后到期`, `已超期 1 个工作日`; the day itself is in the tooltip. */
export function DueText({ of }: { of: Pick<CaseSummary, 'due' | 'marks' | 'state'> }) {
  const { t } = useTranslation();
  if (of.state === 'closed') return <>—</>;
  const left = of.due?.workingDaysLeft;
  const tone = left === undefined ? 'none' : left < 0 ? 'over' : left <= 1 ? 'soon' : 'calm';
  return (
    <span
      className={styles['due']}
      data-tone={tone}
      title={of.due && t('cases.due.on', { day: of.due.on })}
    >
      {dueWords(of)}
    </span>
  );
}
