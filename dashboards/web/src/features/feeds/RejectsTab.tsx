import { Button, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import type { Reject, RejectReason, RejectState } from '@/client/types';
import { Ago } from '@/components/Ago';
import { Blank } from '@/components/Blank';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useRowKeys } from '@/components/useRowKeys';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './FeedDesk.module.css';
import { RejectDrawer } from './RejectDrawer';
import { RejectMany } from './RejectMany';
import {
  countsOf,
  feedsOf,
  filterOf,
  REASONS,
  STATES,
  useRejectCounts,
  useRejects,
  type RejectFilter,
} from './rejects';

/** Rows that did not fit (坏数据): why, where, and what to do about them. */
export function RejectsTab() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState<string | null>(null);
  const filter = filterOf(search);
  const counts = useRejectCounts();
  const rejects = useRejects(filter);
  useRowKeys('tbody tr[data-reject]');
  // a replay may end when another row is shown already
  const close = (id: string) => setShown((now) => (now === id ? null : now));
  const change = (next: Partial<RejectFilter>) =>
    setSearch({ tab: 'rejects', ...clean({ ...filter, ...next }) }, { replace: true });
  const read = counts.data;
  /** How many there are of a reason in a state; a dash where that could not be read. */
  const many = (reason: string, state: RejectState) =>
    read === undefined ? '—' : decimal(countsOf(read, filter.feed, reason)[state]);
  const open = read && countsOf(read, filter.feed, filter.reason).open;
  const feeds = feedsOf(read ?? [], filter.state);
  const items = rejects.data?.pages.flatMap((page) => page.items) ?? [];
  const first = rejects.data?.pages[0];
  const narrowed = filter.feed !== '' || filter.reason !== '' || filter.state !== 'open';

  return (
    <Panel
      className={styles['panel']}
      title={t('feedDesk.tabs.rejects')}
      hint={
        <span aria-live="polite" data-testid="reject-count">
          {first && t('feedDesk.rejects.total', { total: decimal(first.total) })}
        </span>
      }
    >
      <div className={styles['bar']} role="search" aria-label={t('feedDesk.tabs.rejects')}>
        <Segmented
          value={filter.state}
          onChange={(state) => change({ state })}
          options={STATES.map((state) => ({
            value: state,
            label: `${t(`feedDesk.rejects.state.${state}`)} ${many(filter.reason, state)}`,
          }))}
        />
        <Select
          aria-label={t('feedDesk.rejects.feed')}
          style={{ width: 250 }}
          showSearch
          value={filter.feed}
          onChange={(feed) => change({ feed })}
          options={[
            { value: '', label: t('feedDesk.rejects.anyFeed') },
            ...feeds.map(([feed, letters]) => ({
              value: feed,
              label: `${feed} · ${decimal(letters)}`,
            })),
          ]}
        />
        <Select<RejectReason | ''>
          aria-label={t('feedDesk.names.why')}
          style={{ width: 190 }}
          value={filter.reason}
          onChange={(reason) => change({ reason })}
          options={[
            { value: '', label: t('feedDesk.rejects.anyReason') },
            ...REASONS.map((reason) => ({
              value: reason,
              label: `${t(`feedDesk.reason.${reason}`)} · ${many(reason, filter.state)}`,
            })),
          ]}
        />
        {!may('feeds-mend') && (
          <span className={styles['hint']}>{t('feedDesk.rejects.masked')}</span>
        )}
      </div>
      {counts.isError && <ProblemView error={counts.error} onRetry={() => void counts.refetch()} />}
      {may('feeds-mend') && <RejectMany filter={filter} open={open} />}
      {filter.reason !== '' && (
        <p className={styles['todo']}>{t(`feedDesk.todo.${filter.reason}`)}</p>
      )}
      <div className={styles['rows']}>
        {rejects.isError && !rejects.isFetchNextPageError && (
          <ProblemView error={rejects.error} onRetry={() => void rejects.refetch()} />
        )}
        {rejects.isPending && (
          <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
        )}
        {rejects.isSuccess && items.length === 0 && (
          <Blank
            title={t(narrowed ? 'feedDesk.rejects.noneOf' : 'feedDesk.rejects.none')}
            hint={t(narrowed ? 'feedDesk.rejects.noneOfHint' : 'feedDesk.rejects.noneHint')}
          />
        )}
        {items.length > 0 && (
          <>
            <RejectTable
              rejects={items}
              onOpen={may('feeds-mend') ? (reject) => setShown(reject.id) : null}
            />
            <More
              hasMore={rejects.hasNextPage}
              loading={rejects.isFetchingNextPage}
              error={rejects.isFetchNextPageError ? rejects.error : null}
              onMore={() => void rejects.fetchNextPage()}
            />
          </>
        )}
      </div>
      {shown !== null && <RejectDrawer key={shown} id={shown} onClose={close} />}
    </Panel>
  );
}

function clean(filter: RejectFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([key, value]) => value !== '' && `${key} ${value}` !== 'state open',
    ),
  );
}

interface TableProps {
  rejects: Reject[];
  /** Null for who may not see what the row says. */
  onOpen: ((reject: Reject) => void) | null;
}

function RejectTable({ rejects, onOpen }: TableProps) {
  const { t } = useTranslation();
  const masked = onOpen === null;
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th style={{ width: 132 }}>{t('feedDesk.names.why')}</th>
          <th style={{ width: 220 }}>{t('feedDesk.rejects.feed')}</th>
          <th style={{ width: masked ? '25%' : 150 }}>{t('feedDesk.rejects.column')}</th>
          <th style={{ width: masked ? undefined : 280 }}>{t('feedDesk.rejects.place')}</th>
          <th style={{ width: masked ? 90 : undefined }}>{t('feedDesk.rejects.raw')}</th>
          <th style={{ width: 110 }}>{t('feedDesk.rejects.at')}</th>
          {!masked && <th style={{ width: 80 }} aria-label={t('feedDesk.rejects.open')} />}
        </tr>
      </thead>
      <tbody>
        {rejects.map((reject) => (
          <tr key={reject.id} data-reject={reject.id}>
            <td>{t(`feedDesk.reason.${reject.reason}`)}</td>
            <td title={reject.feed}>{reject.feed}</td>
            <td title={reject.column}>{reject.column === '' ? '—' : reject.column}</td>
            <td title={reject.location}>{t('feedDesk.rejects.line', { ...reject })}</td>
            <td className={styles['raw']} title={reject.raw ?? undefined}>
              {reject.raw ?? '***'}
            </td>
            <td>
              <Ago at={reject.refusedAt} />
              {reject.person !== '' && <small> {reject.person}</small>}
            </td>
            {!masked && (
              <td>
                <Button
                  type="link"
                  size="small"
                  href={`#${reject.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onOpen(reject);
                  }}
                >
                  {t('feedDesk.rejects.open')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
