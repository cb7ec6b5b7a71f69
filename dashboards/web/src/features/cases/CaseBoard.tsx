import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { CASE_STATES, type CasePage, type CaseState } from '@/client/types';
import { CaseCard } from '@/components/CaseCard';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { counted } from '@/lib/number';
import styles from './CaseBoard.module.css';
import { toAddress, type CaseFilter } from './caseFilter';
import { useColumn } from './useCaseList';

interface BoardProps {
  filter: CaseFilter;
  counts: CasePage['counts'] | undefined;
}

/** Cases in columns of states, the first of each by deadline; a column opens as a list. */
export function CaseBoard({ filter, counts }: BoardProps) {
  const states = filter.state === null ? CASE_STATES : [filter.state];
  return (
    <div className={styles['board']}>
      {states.map((state) => (
        <Column
          key={state}
          state={state}
          filter={filter}
          cases={counts?.find((each) => each.state === state)?.cases}
        />
      ))}
    </div>
  );
}

interface ColumnProps {
  state: CaseState;
  filter: CaseFilter;
  /** Undefined where only the column itself tells. */
  cases: number | undefined;
}

function Column({ state, filter, cases }: ColumnProps) {
  const { t } = useTranslation();
  const column = useColumn(filter, state);
  const items = column.data?.items ?? [];
  const total = column.data?.total ?? 0;
  const id = `column-${state}`;
  return (
    <section className={styles['column']} aria-labelledby={id} data-state={state}>
      <h3 id={id} title={t(`cases.stateHint.${state}`)}>
        {t(`cases.state.${state}`)} <b>{counted(cases ?? column.data?.total)}</b>
      </h3>
      {column.isError && <ProblemView error={column.error} onRetry={() => void column.refetch()} />}
      {column.isPending && <Skeleton active title={false} style={{ padding: 10 }} />}
      {column.isSuccess && items.length === 0 && (
        <p className={styles['empty']}>{t('cases.columnEmpty')}</p>
      )}
      <ol>
        {items.map((summary) => (
          <li key={summary.number}>
            <CaseCard summary={summary} withState={false} />
          </li>
        ))}
      </ol>
      {total > items.length && (
        <Link
          className={styles['all']}
          to={`/cases?${toAddress({ ...filter, state }, 'list').toString()}`}
        >
          {t('cases.columnAll', { total: counted(total) })}
        </Link>
      )}
    </section>
  );
}
