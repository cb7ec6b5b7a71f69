import { App, Button, Input, Pagination, Segmented, Select, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import type { Doubt, QueueRow } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useRowKeys } from '@/components/useRowKeys';
import { useTranslation } from '@/lib/i18n';
import { date } from '@/lib/time';
import styles from './FeedDesk.module.css';
import { NamePanel } from './NamePanel';
import {
  DOUBTS,
  PAGE,
  QUEUE_STATES,
  useDecide,
  useNames,
  type Decision,
  type NameFilter,
} from './names';

const ALL: NameFilter = { state: 'open', doubt: '', text: '', from: 0 };

interface Shown {
  id: string;
  /** False for the first of a list, which nobody chose. */
  chosen: boolean;
}

/** In the place of a row's id: a decision on more than one. */
const ALL_ROWS = '*';

/** Rows whose enterprise a person has to name (企业认定), and those on which that was decided. */
export function NamesTab() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [filter, setFilter] = useState(ALL);
  const [shown, setShown] = useState<Shown | null>(null);
  const [mine, setMine] = useState<string | null>(null);
  const names = useNames(filter);
  const decide = useDecide(({ rows, open }) => {
    void message.success(t('feedDesk.names.decided', { rows, open }));
  });
  useRowKeys('tbody tr[data-name]');
  const items = names.data?.items ?? [];
  const listed = items.some(({ id }) => id === shown?.id);
  // the row that is shown stays until somebody chooses another, or has decided on it here
  if (names.isSuccess && !names.isPlaceholderData) {
    const decided = !listed && decide.error === null && (mine === shown?.id || mine === ALL_ROWS);
    if (shown !== null && decided) setShown(null);
    else if (shown === null && items[0] !== undefined) setShown({ id: items[0].id, chosen: false });
  }
  const change = (next: Partial<NameFilter>) => {
    setFilter({ ...filter, from: 0, ...next });
    setShown(null);
  };
  const choose = (id: string) => {
    setShown({ id, chosen: true });
    if (!decide.busy) setMine(null);
  };
  const run = (decision: Decision) => {
    const many = decision.kind === 'retry' || (decision.kind === 'assign' && decision.allOfName);
    setMine(many ? ALL_ROWS : decision.id);
    decide.run(decision);
  };
  const open = Object.values(names.data?.open ?? {}).reduce((sum, count) => sum + count, 0);

  return (
    <Panel
      className={styles['panel']}
      title={t('feedDesk.tabs.names')}
      hint={
        <span aria-live="polite" data-testid="name-count">
          {names.data && t('feedDesk.names.total', { total: names.data.total })}
        </span>
      }
      extra={
        <Tooltip title={t('feedDesk.names.retryHint')}>
          <Button size="small" loading={decide.busy} onClick={() => run({ kind: 'retry' })}>
            {t('feedDesk.names.retry')}
          </Button>
        </Tooltip>
      }
    >
      <div className={styles['bar']} role="search" aria-label={t('feedDesk.tabs.names')}>
        <Segmented
          value={filter.state}
          onChange={(state) => change({ state })}
          options={QUEUE_STATES.map((state) => ({
            value: state,
            label:
              t(`feedDesk.names.state.${state}`) +
              (state === 'open' && names.data ? ` ${open}` : ''),
          }))}
        />
        <Select<Doubt | ''>
          aria-label={t('feedDesk.names.why')}
          style={{ width: 190 }}
          value={filter.doubt}
          onChange={(doubt) => change({ doubt })}
          options={[
            { value: '', label: t('feedDesk.names.anyDoubt') },
            ...DOUBTS.map((doubt) => ({
              value: doubt,
              label: `${t(`feedDesk.names.doubt.${doubt}`)} ${
                filter.state === 'open' ? (names.data?.open[doubt] ?? '') : ''
              }`,
            })),
          ]}
        />
        <Input.Search
          allowClear
          style={{ width: 240 }}
          aria-label={t('feedDesk.names.search')}
          placeholder={t('feedDesk.names.search')}
          onSearch={(text) => change({ text: text.trim() })}
        />
        <span className={styles['hint']}>{t('feedDesk.names.keysHint')}</span>
      </div>
      {decide.error !== null && <ProblemView error={decide.error} />}
      {names.isPending && <Skeleton active title={false} style={{ padding: 16 }} />}
      {names.isError && <ProblemView error={names.error} onRetry={() => void names.refetch()} />}
      {names.isSuccess && items.length === 0 && (
        <Blank
          title={t(filter === ALL ? 'feedDesk.names.none' : 'feedDesk.names.noneOf')}
          hint={t(filter === ALL ? 'feedDesk.names.noneHint' : 'feedDesk.names.noneOfHint')}
        />
      )}
      {(shown !== null || items.length > 0) && names.data && (
        <div className={styles['split']}>
          <div>
            <NameTable rows={items} chosen={shown?.id ?? null} onChoose={choose} />
            {names.data.total > PAGE && (
              <Pagination
                size="small"
                style={{ padding: 10 }}
                showSizeChanger={false}
                pageSize={PAGE}
                total={names.data.total}
                current={filter.from / PAGE + 1}
                onChange={(page) => change({ from: (page - 1) * PAGE })}
              />
            )}
          </div>
          {shown !== null && (
            <NamePanel
              key={shown.id}
              {...shown}
              state={filter.state}
              listed={listed || names.isPlaceholderData}
              decide={{ run, busy: decide.busy }}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

interface TableProps {
  rows: QueueRow[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

function NameTable({ rows, chosen, onChoose }: TableProps) {
  const { t } = useTranslation();
  return (
    <table className="sheet" style={{ ['--sheet-width' as string]: '320px' }}>
      <thead>
        <tr>
          <th>{t('feedDesk.names.says')}</th>
          <th style={{ width: 118 }}>{t('feedDesk.names.why')}</th>
          <th style={{ width: 92 }}>{t('feedDesk.names.candidates')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            data-name={row.id}
            className={row.id === chosen ? styles['chosen'] : undefined}
          >
            <td title={`${row.enterprise} · ${row.feed} · ${date(row.eventTime)}`}>
              <a
                href={`#${row.id}`}
                aria-current={row.id === chosen}
                onFocus={() => onChoose(row.id)}
                onClick={(event) => {
                  event.preventDefault();
                  onChoose(row.id);
                }}
              >
                {row.enterprise}
              </a>
            </td>
            <td>{t(`feedDesk.names.doubt.${row.doubt}`)}</td>
            <td>{t('feedDesk.names.candidateCount', { count: row.candidates })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
