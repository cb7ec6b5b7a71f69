import { Button, Skeleton, Space } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import { Blank } from '@/components/Blank';
import { CaseCard } from '@/components/CaseCard';
import { KeyHelp } from '@/components/KeyHelp';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useNarrow } from '@/components/useNarrow';
import { LookContext } from '@/components/views/look';
import { withView, type Canonical } from '@/components/views/settings';
import { useView } from '@/components/views/useView';
import { ViewBar } from '@/components/views/ViewBar';
import { useTranslation } from '@/lib/i18n';
import { counted } from '@/lib/number';
import { useTitle } from '@/lib/useTitle';
import { BulkBar } from './BulkBar';
import { CaseBoard } from './CaseBoard';
import {
  fromAddress,
  OPEN_CASES,
  toAddress,
  viewFromAddress,
  type CaseFilterStep,
  type View,
} from './caseFilter';
import { CaseFilterForm } from './CaseFilterForm';
import styles from './CasesPage.module.css';
import { CaseTable } from './CaseTable';
import { hideable } from './columns';
import { ExportCases } from './ExportCases';
import { StateTabs } from './StateTabs';
import { useCaseList } from './useCaseList';
import { useSelecting, type Selecting } from './useSelecting';
import { WaitingBulks } from './WaitingBulks';

const canonical: Canonical = (search) => toAddress(fromAddress(search), viewFromAddress(search));

/** Cases as a list by deadline, or on a board by state. */
export function CasesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => fromAddress(search), [search]);
  const view = viewFromAddress(search);
  const may = useRights();
  const at = useView('cases', canonical, may('cases-read'));
  // the address is ahead of what is rendered; a step from the rendered filter could lose another one
  const change = useCallback(
    (step: CaseFilterStep) => {
      const now = new URLSearchParams(globalThis.location.search);
      const next = toAddress(step(fromAddress(now)), viewFromAddress(now));
      setSearch(withView(next, now), { replace: true });
    },
    [setSearch],
  );
  const show = (next: View) => setSearch(withView(toAddress(filter, next), search));
  const list = useCaseList(filter);
  const first = list.pages.data?.pages[0];
  const total = first?.total;
  const numbers = useMemo(() => list.rows.map(({ number }) => number), [list.rows]);
  const selecting = useSelecting(toAddress(filter, view).toString(), numbers, total ?? 0);
  const bulky = may('cases-triage') || may('cases-assign');
  useTitle(t('cases.title'));

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('cases.title')}</h1>
      <Panel
        className={styles['panel']}
        title={t('cases.title')}
        hint={
          total !== undefined && (
            <span aria-live="polite" data-testid="case-count">
              {t('cases.count', { count: total, total: counted(total) })}
            </span>
          )
        }
        extra={
          <Space>
            <KeyHelp keys={['j', 'k', 'Enter', '?']} />
            {may('cases-assign') && <Link to="/cases/ownership">{t('lists.ownership.title')}</Link>}
            {may('export') && <ExportCases filter={filter} disabled={!total} />}
          </Space>
        }
      >
        <WaitingBulks />
        {may('cases-read') && <ViewBar at={at} columns={hideable(t)} />}
        <StateTabs
          value={filter.state}
          counts={first?.counts}
          total={total}
          onChange={(state) => change((old) => ({ ...old, state }))}
        />
        <CaseFilterForm filter={filter} view={view} onChange={change} onView={show} />
        {bulky && view === 'list' && (
          <BulkBar selecting={selecting} filter={filter} total={total ?? 0} />
        )}
        <div className={styles['rows']} aria-busy={list.pages.isPlaceholderData}>
          {view === 'board' ? (
            <CaseBoard filter={filter} counts={first?.counts} />
          ) : (
            <LookContext value={at.look}>
              <Rows
                list={list}
                selecting={bulky ? selecting : null}
                onReset={
                  toAddress(filter, 'list').size > 0 ? () => change(() => OPEN_CASES) : undefined
                }
              />
            </LookContext>
          )}
        </div>
      </Panel>
    </div>
  );
}

interface RowsProps {
  list: ReturnType<typeof useCaseList>;
  selecting: Selecting | null;
  /** Undefined where nothing narrows the list. */
  onReset: (() => void) | undefined;
}

function Rows({ list: { pages, rows }, selecting, onReset }: RowsProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  if (pages.isPending) {
    return <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />;
  }
  if (pages.isError && !pages.isFetchNextPageError) {
    return <ProblemView error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (rows.length === 0) {
    return (
      <Blank
        title={t(onReset === undefined ? 'cases.nothing' : 'cases.empty')}
        hint={t(onReset === undefined ? 'cases.nothingHint' : 'cases.emptyHint')}
        action={onReset && <Button onClick={onReset}>{t('alerts.reset')}</Button>}
      />
    );
  }
  return (
    <>
      {narrow ? (
        <ul className={styles['cards']}>
          {rows.map((summary) => (
            <li key={summary.number}>
              <CaseCard summary={summary} />
            </li>
          ))}
        </ul>
      ) : (
        <CaseTable rows={rows} selecting={selecting} />
      )}
      <More
        hasMore={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        error={pages.isFetchNextPageError ? pages.error : null}
        onMore={() => {
          if (!pages.isFetchingNextPage) void pages.fetchNextPage();
        }}
      />
    </>
  );
}
