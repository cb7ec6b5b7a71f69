import { UpOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { ApiProblem } from '@/client/problem';
import { useSummary } from '@/client/queries';
import { useRights } from '@/client/rights';
import type { Summary } from '@/client/types';
import { ExportButton } from '@/components/ExportButton';
import { KeyHelp } from '@/components/KeyHelp';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { counted } from '@/lib/number';
import { useTitle } from '@/lib/useTitle';
import { LookContext } from '@/components/views/look';
import { withView, type Canonical } from '@/components/views/settings';
import { useView } from '@/components/views/useView';
import { ViewBar } from '@/components/views/ViewBar';
import { AlertTable } from './AlertTable';
import styles from './AlertsPage.module.css';
import { Banners } from './Banners';
import { hideable } from './columns';
import { EmptyList } from './EmptyList';
import { alertsCsv, allAlerts } from './exportCsv';
import {
  EVERYTHING,
  fromAddress,
  isEverything,
  toAddress,
  type AlertFilter,
  type FilterStep,
} from './filter';
import { FilterForm } from './FilterForm';
import { ListSwitch } from './ListSwitch';
import { LiveMark } from './LiveMark';
import { listFromAddress, ofQueue, useQueueCounts, withList, type ListName } from './queue';
import { QueueRows } from './QueueRows';
import { QueueStrip } from './QueueStrip';
import { SummaryStrip } from './SummaryStrip';
import { TriageContext, useTriageState } from './triage';
import { TriageBar } from './TriageBar';

import { useAlerts, type AlertList } from './useAlerts';

const canonical: Canonical = (search) =>
  withList(toAddress(fromAddress(search)), listFromAddress(search));

export function AlertsPage() {
  const [search, setSearch] = useSearchParams();
  const shown = listFromAddress(search);
  const filter = useMemo(() => {
    const all = fromAddress(search);
    return listFromAddress(search) === 'all' ? all : ofQueue(all);
  }, [search]);
  const { t } = useTranslation();
  const may = useRights();
  const at = useView('alerts', canonical);
  // the address is ahead of what is rendered; a step from the rendered filter could lose another one
  const change = useCallback(
    (step: FilterStep) => {
      const now = new URLSearchParams(globalThis.location.search);
      const next = withList(toAddress(step(fromAddress(now))), listFromAddress(now));
      setSearch(withView(next, now), { replace: true });
    },
    [setSearch],
  );
  const show = (next: ListName) => {
    const kept = next === 'all' ? filter : ofQueue(filter);
    setSearch(withView(withList(toAddress(kept), next), search));
  };
  const scroller = useRef<HTMLDivElement>(null);
  const list = useAlerts(filter, () => (scroller.current?.scrollTop ?? 0) < 8);
  const triage = useTriageState();
  const summary = useSummary();
  const counts = useQueueCounts(filter).data;
  const warehouseDown =
    list.liveness === 'degraded' ||
    (summary.error instanceof ApiProblem && summary.error.code === 'warehouse-unavailable');
  useTitle(t('alerts.title'));

  return (
    <TriageContext value={triage}>
      <div className={styles['page']}>
        <h1 className="visually-hidden">{t('alerts.title')}</h1>
        <Banners summary={summary.data} warehouseDown={warehouseDown} error={summary.error} />
        <SummaryStrip summary={summary.data} />
        <Panel
          className={styles['list']}
          title={t('alerts.title')}
          hint={list.loaded && shown === 'all' ? <Count list={list} filter={filter} /> : undefined}
          extra={
            <>
              <ListSwitch value={shown} counts={counts} onChange={show} />
              <LiveMark liveness={list.liveness} />
              <KeyHelp keys={['j', 'k', 'x', 'o', 'Enter', '?']} />
              {shown === 'all' && may('export') && (
                <ExportAlerts filter={filter} disabled={list.total === 0} />
              )}
            </>
          }
        >
          <ViewBar at={at} columns={hideable(t)} />
          <FilterForm filter={filter} brief={shown !== 'all'} onChange={change} />
          <TriageBar />
          <LookContext value={at.look}>
            {shown === 'all' ? (
              <Rows
                list={list}
                filter={filter}
                summary={summary.data}
                scroller={scroller}
                onReset={() => change(() => EVERYTHING)}
              />
            ) : (
              <>
                {counts !== undefined && <QueueStrip counts={counts} />}
                <QueueRows filter={filter} place={shown} counts={counts} />
              </>
            )}
          </LookContext>
        </Panel>
      </div>
    </TriageContext>
  );
}

function Count({ list, filter }: { list: AlertList; filter: AlertFilter }) {
  const { t } = useTranslation();
  const total = counted(list.total);
  return (
    <span aria-live="polite" data-testid="alert-count">
      {isEverything(filter)
        ? t('alerts.count', { count: list.total, total })
        : t('alerts.matching', { total })}
    </span>
  );
}

interface RowsProps {
  list: AlertList;
  filter: AlertFilter;
  summary: Summary | undefined;
  scroller: React.RefObject<HTMLDivElement | null>;
  onReset: () => void;
}

function Rows({ list, filter, summary, scroller, onReset }: RowsProps) {
  const { t } = useTranslation();
  const toTop = () => {
    list.markSeen();
    scroller.current?.scrollTo({ top: 0 });
  };
  const onScroll = () => {
    if (list.unseen > 0 && (scroller.current?.scrollTop ?? 0) < 8) list.markSeen();
  };
  return (
    <div className={styles['rows']}>
      {list.unseen > 0 && (
        <Button
          type="primary"
          size="small"
          shape="round"
          icon={<UpOutlined />}
          className={styles['pill'] ?? ''}
          onClick={toTop}
        >
          {t('alerts.fresh', { count: list.unseen })}
        </Button>
      )}
      <div
        className={styles['scroller']}
        ref={scroller}
        onScroll={onScroll}
        aria-busy={list.fetching}
      >
        {list.error !== null && <ProblemView error={list.error} onRetry={list.retry} />}
        {!list.loaded && list.error === null && (
          <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
        )}
        {list.rows.length > 0 && (
          <AlertTable
            rows={list.rows}
            arrived={list.arrived}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            moreError={list.moreError}
            onMore={list.more}
          />
        )}
        {list.loaded && list.rows.length === 0 && (
          <EmptyList filter={filter} summary={summary} onReset={onReset} />
        )}
      </div>
    </div>
  );
}

function ExportAlerts({ filter, disabled }: { filter: AlertFilter; disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      file={t('alerts.csv.file')}
      exported={(count) => t('alerts.exported', { count })}
      disabled={disabled}
      read={(signal) => allAlerts(filter, signal)}
      write={alertsCsv}
    />
  );
}
