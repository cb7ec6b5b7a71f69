import { Button, Skeleton } from 'antd';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '@/client/queries';
import { STANDINGS, type Standing } from '@/client/types';
import { BandToggles } from '@/components/BandToggles';
import { Blank } from '@/components/Blank';
import { DistrictSelect } from '@/components/DistrictSelect';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { RiskPicker } from '@/components/RiskPicker';
import { SearchField } from '@/components/SearchField';
import { TownOnly } from '@/components/TownOnly';
import { OF_SETS, withView, type Canonical } from '@/components/views/settings';
import { useView } from '@/components/views/useView';
import { ViewBar } from '@/components/views/ViewBar';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { industrySections, industryText } from '@/lib/i18n/industry';
import { decimal } from '@/lib/number';
import { isTownOnly } from '@/lib/territory';
import { useTitle } from '@/lib/useTitle';
import { AlertConditions } from './AlertConditions';
import { ComparedSets } from './ComparedSets';
import styles from './EnterpriseListPage.module.css';
import { EnterpriseTable } from './EnterpriseTable';
import {
  fromAddress,
  isNarrowed,
  orderOf,
  toAddress,
  WHOLE_LIST,
  type ListFilter,
  type ListStep,
} from './listFilter';
import { fileOfSet, useCountsWithout, useEnterprises } from './queries';
import { EndedFollowings, SetActions } from './SetActions';
import { SetExport } from './SetExport';
import { RecordConditions } from './RecordConditions';
import { TagConditions } from './TagConditions';

const canonical: Canonical = (search) => toAddress(fromAddress(search));

/** Enrolled enterprises and where they stand, narrowed and ordered by the server, page by page. */
export function EnterpriseListPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => fromAddress(search), [search]);
  // the address is ahead of what is rendered; a step from the rendered filter could lose another one
  const change = useCallback(
    (step: ListStep) => {
      const now = new URLSearchParams(globalThis.location.search);
      setSearch(withView(toAddress(step(fromAddress(now))), now, OF_SETS), { replace: true });
    },
    [setSearch],
  );
  const at = useView('enterprises', canonical);
  const session = useSession();
  const mayExport = session.data?.rights.includes('export') ?? false;
  const without = useCountsWithout(filter);
  const list = useEnterprises(filter);
  const total = list.data?.pages.at(0)?.total;
  useTitle(t('enterprise.list'));

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('enterprise.list')}</h1>
      <Panel
        className={styles['panel']}
        title={t('enterprise.list')}
        hint={
          total !== undefined && (
            <span aria-live="polite" data-testid="enterprise-count">
              {t(isNarrowed(filter) ? 'enterprise.matching' : 'enterprise.count', {
                count: total,
                total: decimal(total),
              })}
            </span>
          )
        }
        extra={
          mayExport && (
            <SetExport
              label={t('screening.export')}
              total={total ?? 0}
              title={t('screening.exportTitle', { total: decimal(total ?? 0) })}
              fileFor={(purpose) => fileOfSet(filter, purpose)}
            />
          )
        }
      >
        <EndedFollowings />
        <ViewBar at={at} columns={[]}>
          <SetActions at={at} />
        </ViewBar>
        <FilterForm filter={filter} onChange={change} />
        <div className={styles['conditions']}>
          <AlertConditions
            value={filter.alert}
            onChange={(alert) => change((old) => ({ ...old, alert }))}
          />
          <RecordConditions
            value={filter.record}
            onChange={(record) => change((old) => ({ ...old, record }))}
          />
          <TagConditions
            conditions={filter.conditions}
            without={without}
            onChange={(conditions) => change((old) => ({ ...old, conditions }))}
          />
        </div>
        {at.other === null ? (
          <div className={styles['rows']} aria-busy={list.isPlaceholderData}>
            <Rows list={list} filter={filter} onChange={change} />
          </div>
        ) : (
          <ComparedSets
            filter={filter}
            other={at.other}
            mayExport={mayExport}
            onOrder={(order) => change((old) => ({ ...old, order }))}
          />
        )}
      </Panel>
    </div>
  );
}

interface FormProps {
  filter: ListFilter;
  onChange: (step: ListStep) => void;
}

function FilterForm({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const toggle = (standing: Standing) =>
    onChange((old) => ({
      ...old,
      standings: STANDINGS.filter(
        (other) => old.standings.includes(other) !== (other === standing),
      ),
    }));
  const search = useCallback((query: string) => onChange((old) => ({ ...old, query })), [onChange]);
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <RiskPicker
        value={filter.risk}
        onChange={(risk) => onChange((old) => ({ ...old, risk, order: null }))}
      />
      <BandToggles options={STANDINGS} chosen={filter.standings} onToggle={toggle} />
      <DistrictSelect
        value={filter.district}
        onChange={(district) => onChange((old) => ({ ...old, district }))}
      />
      <IndustrySelect
        value={filter.industry}
        onChange={(industry) => onChange((old) => ({ ...old, industry }))}
      />
      <SearchField value={filter.query} onChange={search} />
      <Button
        className={styles['end'] ?? ''}
        disabled={toAddress(filter).size === 0}
        onClick={() => onChange(() => WHOLE_LIST)}
      >
        {t('alerts.reset')}
      </Button>
    </form>
  );
}

interface ChoiceProps {
  /** Empty for all. */
  value: string;
  onChange: (value: string) => void;
}

function IndustrySelect({ value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sections = industrySections(language).map(({ letter, name }) => ({
    value: letter,
    label: `${letter} ${name}`,
  }));
  return (
    <PinyinSelect
      allowClear
      style={{ width: 150 }}
      popupMatchSelectWidth={260}
      aria-label={t('screening.industryLabel')}
      placeholder={t('screening.industry')}
      value={value === '' ? undefined : value}
      options={
        value === '' || sections.some((each) => each.value === value)
          ? sections
          : [{ value, label: industryText(value, language) }, ...sections]
      }
      onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
    />
  );
}

interface RowsProps extends FormProps {
  list: ReturnType<typeof useEnterprises>;
}

function Rows({ list, filter, onChange }: RowsProps) {
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { fetchNextPage, isFetching } = list;
  const more = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);
  const stale = list.error !== null && !list.isFetchNextPageError;
  return (
    <>
      {stale && <ProblemView error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && (
        <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
      )}
      {list.isSuccess && rows.length === 0 && <EmptyList filter={filter} onChange={onChange} />}
      {rows.length > 0 && (
        <>
          <EnterpriseTable
            rows={rows}
            order={orderOf(filter)}
            onOrder={(order) => onChange((old) => ({ ...old, order }))}
          />
          <More
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            error={list.isFetchNextPageError ? list.error : null}
            onMore={more}
          />
        </>
      )}
    </>
  );
}

function EmptyList({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const session = useSession();
  if (isNarrowed(filter)) {
    return (
      <Blank
        title={t('enterprise.listNone')}
        hint={t('alerts.empty.filteredHint')}
        action={<Button onClick={() => onChange(() => WHOLE_LIST)}>{t('alerts.reset')}</Button>}
      />
    );
  }
  if (isTownOnly(session.data?.territory ?? [])) return <TownOnly />;
  return (
    <Blank
      title={t('alerts.empty.noData')}
      hint={t('alerts.empty.noDataHint')}
      commands={['./finance-brain ingest --feed bdci --input DIR', './finance-brain wait']}
    />
  );
}
