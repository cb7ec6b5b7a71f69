import { CASE_STATES, type CasePage, type CaseState } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './StateTabs.module.css';

interface TabsProps {
  value: CaseState | null;
  counts: CasePage['counts'] | undefined;
  onChange: (state: CaseState | null) => void;
}

/** Exactly one state at a time, or all that are open; each with how many, and how many are overdue. */
export function StateTabs({ value, counts, onChange }: TabsProps) {
  const { t } = useTranslation();
  const open = counts?.filter(({ state }) => state !== 'closed');
  const sum = (key: 'cases' | 'overdue') => open?.reduce((all, each) => all + each[key], 0);
  return (
    <div className={styles['tabs']} role="group" aria-label={t('cases.filter.states')}>
      <Tab
        label={t('cases.open')}
        chosen={value === null}
        cases={sum('cases')}
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
            cases={count?.cases}
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
  cases: number | undefined;
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
      {label} <b>{decimal(cases)}</b>
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
