import { Segmented, Skeleton } from 'antd';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { fileOfPart, useComparedRows, useComparison, type SetPart } from '@/client/follows';
import type { SavedView } from '@/client/views';
import { Blank } from '@/components/Blank';
import { More } from '@/components/More';
import { ProblemView } from '@/components/ProblemView';
import { PART } from '@/components/views/settings';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './EnterpriseListPage.module.css';
import { EnterpriseTable } from './EnterpriseTable';
import { narrowing, orderOf, type ListFilter, type Order } from './listFilter';
import { partCount, partLabel, partOf, PARTS } from './parts';
import bar from './SetActions.module.css';
import { SetExport } from './SetExport';

interface ComparedProps {
  filter: ListFilter;
  other: SavedView;
  mayExport: boolean;
  onOrder: (order: Order) => void;
}

/** The list beside the set of another view: what only one of them has, and what both have. */
export function ComparedSets({ filter, other, mayExport, onOrder }: ComparedProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const part = partOf(search.get(PART));
  const counts = useComparison(other.id, narrowing(filter));
  const shown = partCount(counts.data, part) ?? 0;
  return (
    <>
      <div className={bar['bar']}>
        <Segmented
          aria-label={t('screening.compare.parts')}
          value={part}
          options={PARTS.map((value) => ({
            value,
            label: (
              <span data-part={value}>
                {partLabel(t, value, other.name, partCount(counts.data, value))}
              </span>
            ),
          }))}
          onChange={(next) => {
            const there = new URLSearchParams(globalThis.location.search);
            there.set(PART, next);
            setSearch(there, { replace: true });
          }}
        />
        {mayExport && (
          <span className={bar['end']}>
            <SetExport
              label={t('screening.compare.export')}
              total={shown}
              title={t('screening.compare.exportTitle', { total: decimal(shown) })}
              fileFor={(purpose) => fileOfPart(other.id, part, narrowing(filter), purpose)}
            />
          </span>
        )}
      </div>
      <div className={styles['rows']} aria-busy={counts.isPlaceholderData}>
        {counts.error !== null && (
          <ProblemView error={counts.error} onRetry={() => void counts.refetch()} />
        )}
        <PartRows filter={filter} other={other} part={part} onOrder={onOrder} />
      </div>
    </>
  );
}

interface RowsProps extends Omit<ComparedProps, 'mayExport'> {
  part: SetPart;
}

function PartRows({ filter, other, part, onOrder }: RowsProps) {
  const { t } = useTranslation();
  const order = orderOf(filter);
  const list = useComparedRows(other.id, part, narrowing(filter), order);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { fetchNextPage, isFetching } = list;
  const more = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);
  if (list.error !== null && !list.isFetchNextPageError) {
    return <ProblemView error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.isPending) {
    return <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />;
  }
  if (rows.length === 0) {
    return <Blank title={t('screening.compare.none')} hint={t('screening.compare.noneHint')} />;
  }
  return (
    <>
      <EnterpriseTable rows={rows} order={order} onOrder={onOrder} />
      <More
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        error={list.isFetchNextPageError ? list.error : null}
        onMore={more}
      />
    </>
  );
}
