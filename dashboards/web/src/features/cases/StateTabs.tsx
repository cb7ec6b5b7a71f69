import { CASE_STATES, type CasePage, type CaseState } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { counted, decimal } from '@/lib/number';
import styles from './StateTabs.module.css';

interface TabsProps {
  value: CaseState | null;
  /** Of the open states. */
  counts: CasePage['counts'] | undefined;
  /** How many are in the list. */
  total: number | undefined;
  onChange: (state: CaseState | null) => void;
}

/**
 * Exactly one state at a time, or all that are open; each open one with how many, and how many are
 * overdue. Closed cases become ever more, and are counted only where they are looked at.
 */
export function StateTabs({ value, counts, total, onChange }: TabsProps) {
  const { t } = useTranslation();
  const sum = (key: 'cases' | 'overdue') => counts?.reduce((all, each) => all + each[key], 0);
  const many = (state: CaseState) => {
    if (state !== 'closed') return decimal(counts?.find((each) => each.state === state)?.cases);
    return value === state ? counted(total) : null;
  };
  return (
    <div className={styles['tabs']} role="group" aria-label={t('cases.filter.states')}>
      <Tab
        label={t('cases.open')}
        chosen={value === null}
        cases={decimal(sum('cases'))}
        overdue={sum('overdue')}
        onChoose={() => onChange(null)}
      />
      {CASE_STATES.map((state) => {
        const count = counts?.find((each) => each.state === state);
        return (
          <Tab
            key={state}
            label={t(`cases.state.${state}`)}
            hint={t(`cases.stateHint.${state}`)}
            chosen={value === state}
            cases={many(state)}
            overdue={count?.overdue}
            onChoose={() => onChange(state)}
          />
        );
      })}
    </div>
  );
}

interface TabProps {
  label: string;
  hint?: string;
  chosen: boolean;
  /** Null where they are not counted. */
  cases: string | null;
  overdue: number | undefined;
  onChoose: () => void;
}

function Tab({ label, hint, chosen, cases, overdue, onChoose }: TabProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles['tab']}
      aria-pressed={chosen}
      title={hint}
      onClick={onChoose}
    >
      {label} {cases !== null && <b>{cases}</b>}
      {overdue !== undefined && overdue > 0 && (
        <span className={styles['overdue']}>
          <span aria-hidden="true">
            {t('cases.mark.overdue')} {decimal(overdue)}
          </span>
          <span className="visually-hidden">{t('cases.overdueOf', { count: overdue })}</span>
        </span>
      )}
    </button>
  );
}
