import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select, Skeleton, Space } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import {
  LIST_MARKS,
  LIST_STATES,
  LISTS,
  type ListId,
  type ListMark,
  type ListPage,
  type ListState,
} from '@/client/types';
import { Blank } from '@/components/Blank';
import { DistrictSelect } from '@/components/DistrictSelect';
import { ExportButton } from '@/components/ExportButton';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { RiskPicker } from '@/components/RiskPicker';
import { SearchField } from '@/components/SearchField';
import { useListReason } from '@/components/useListReason';
import { useNarrow } from '@/components/useNarrow';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { useTitle } from '@/lib/useTitle';
import { AddEntry } from './AddEntry';
import { EntryDrawer } from './EntryDrawer';
import { allEntries, listsCsv } from './exportLists';
import {
  allOf,
  fromAddress,
  isNarrowed,
  toAddress,
  type ListFilter,
  type ListFilterStep,
} from './listFilter';
import styles from './ListsPage.module.css';
import { ListCards, ListTable } from './ListTable';
import { useLists } from './useLists';

/** White list and risk list (名单): who is on them, why, and what is to be done about it. */
export function ListsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => fromAddress(search), [search]);
  const entry = search.get('entry');
  const change = useCallback(
    (step: ListFilterStep) => {
      const now = new URLSearchParams(globalThis.location.search);
      setSearch(toAddress(step(fromAddress(now))), { replace: true });
    },
    [setSearch],
  );
  const open = (id: string | null) => {
    const next = toAddress(filter);
    if (id !== null) next.set('entry', id);
    setSearch(next);
  };
  const [adding, setAdding] = useState(false);
  const pages = useLists(filter);
  const may = useRights();
  const reasonOf = useListReason();
  useTitle(t('lists.title'));
  const first = pages.data?.pages[0];
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('lists.title')}</h1>
      <Panel
        className={styles['panel']}
        title={t('lists.title')}
        hint={
          first !== undefined && (
            <span aria-live="polite" data-testid="list-count">
              {t('lists.count', { count: first.total, total: decimal(first.total) })}
            </span>
          )
        }
        extra={
          <Space>
            {may('export') && (
              <ExportButton
                file={t(`lists.list.${filter.list}`)}
                exported={(count) => t('lists.exported', { count })}
                disabled={!first?.total}
                read={(signal) => allEntries(filter, signal)}
                write={(all, names) => listsCsv(all, names, reasonOf)}
              />
            )}
            {may('cases-triage') && (
              <Button
                type="primary"
                size="small"
                icon={<PlusOutlined />}
                onClick={() => setAdding(true)}
              >
                {t('lists.add.button')}
              </Button>
            )}
          </Space>
        }
      >
        <Choice filter={filter} counts={first?.counts} onChange={change} />
        <Fields filter={filter} onChange={change} />
        <p className={styles['note']}>{t(`lists.hint.${filter.list}`)}</p>
        <div className={styles['rows']} aria-busy={pages.isPlaceholderData}>
          <Rows
            pages={pages}
            rows={rows}
            onOpen={open}
            onReset={
              isNarrowed(filter) || filter.state !== null
                ? () => change((old) => allOf(old.list))
                : undefined
            }
          />
        </div>
      </Panel>
      {entry !== null && <EntryDrawer key={entry} id={entry} onClose={() => open(null)} />}
      {adding && (
        <AddEntry
          list={filter.list}
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setAdding(false);
            open(id);
          }}
        />
      )}
    </div>
  );
}

interface FormProps {
  filter: ListFilter;
  onChange: (step: ListFilterStep) => void;
}

/** Which list, and which state of it; each with how many there are. */
function Choice({
  filter,
  counts,
  onChange,
}: FormProps & { counts?: ListPage['counts'] | undefined }) {
  const { t } = useTranslation();
  const sum = (list: ListId, state: ListState | null) =>
    counts
      ?.filter((each) => each.list === list && (state === null || each.state === state))
      .reduce((all, each) => all + each.entries, 0);
  const label = (text: string, count: number | undefined) =>
    count === undefined ? text : `${text} ${decimal(count)}`;
  return (
    <div className={styles['top']}>
      <Segmented
        aria-label={t('lists.which')}
        value={filter.list}
        options={LISTS.map((value) => ({
          value,
          label: label(t(`lists.list.${value}`), sum(value, 'active')),
        }))}
        onChange={(list) => onChange((old) => ({ ...old, list, state: null, mark: null }))}
      />
      <div className={styles['states']}>
        <Segmented<ListState | 'all'>
          aria-label={t('lists.states')}
          value={filter.state ?? 'all'}
          options={[
            { value: 'all' as const, label: label(t('lists.anyState'), sum(filter.list, null)) },
            ...LIST_STATES[filter.list].map((value) => ({
              value,
              label: label(t(`lists.state.${value}`), sum(filter.list, value)),
            })),
          ]}
          onChange={(state: ListState | 'all') =>
            onChange((old) => ({ ...old, state: state === 'all' ? null : state }))
          }
        />
      </div>
    </div>
  );
}

const MARKS: Record<ListId, readonly ListMark[]> = {
  white: ['proposed', 'expiring'],
  risk: LIST_MARKS.filter((mark) => mark !== 'expiring'),
};

/** On a phone it is folded, unless something is set. */
function Fields({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const narrowed = isNarrowed(filter);
  const [open, setOpen] = useState(!narrow || narrowed);
  const search = useCallback((query: string) => onChange((old) => ({ ...old, query })), [onChange]);
  const shown = open || !narrow;
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      {shown && (
        <>
          <RiskPicker
            value={filter.risk}
            onChange={(risk) => onChange((old) => ({ ...old, risk }))}
          />
          <DistrictSelect
            value={filter.district}
            onChange={(district) => onChange((old) => ({ ...old, district }))}
          />
          <Select
            allowClear
            className={styles['mark'] ?? ''}
            aria-label={t('lists.marks')}
            placeholder={t('lists.anyMark')}
            value={filter.mark ?? undefined}
            options={MARKS[filter.list].map((value) => ({
              value,
              label: t(`lists.mark.${value}`),
            }))}
            onChange={(mark: ListMark | undefined) =>
              onChange((old) => ({ ...old, mark: mark ?? null }))
            }
          />
          <SearchField label={t('lists.query')} value={filter.query} onChange={search} />
          <Button
            disabled={!narrowed}
            onClick={() => onChange((old) => ({ ...allOf(old.list), state: old.state }))}
          >
            {t('alerts.reset')}
          </Button>
        </>
      )}
      {narrow && (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'common.collapse' : 'alerts.filter')}
        </Button>
      )}
    </form>
  );
}

interface RowsProps {
  pages: ReturnType<typeof useLists>;
  rows: ListPage['items'];
  onOpen: (id: string) => void;
  /** Undefined where nothing narrows the list. */
  onReset: (() => void) | undefined;
}

function Rows({ pages, rows, onOpen, onReset }: RowsProps) {
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
        title={t(onReset === undefined ? 'lists.nobody' : 'lists.none')}
        hint={t(onReset === undefined ? 'lists.nobodyHint' : 'lists.noneHint')}
        action={onReset && <Button onClick={onReset}>{t('alerts.reset')}</Button>}
      />
    );
  }
  const View = narrow ? ListCards : ListTable;
  return (
    <>
      <View rows={rows} onOpen={onOpen} />
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
