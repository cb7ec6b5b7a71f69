import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { RISKS, type EnterpriseSummary } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed, percent } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './EnterpriseListPage.module.css';
import { useEnterprises } from './queries';

/** All enterprises with their latest bands, narrowed by a part of the id. */
export function EnterpriseListPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const query = (search.get('query') ?? '').trim();
  const list = useEnterprises(query);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total;

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('enterprise.list')}</h1>
      <Panel
        className={styles['panel']}
        title={t('enterprise.list')}
        hint={total !== undefined && t('enterprise.listCount', { total: decimal(total) })}
        extra={
          <QueryField
            key={query}
            value={query}
            onChange={(text) => setSearch(text === '' ? {} : { query: text }, { replace: true })}
          />
        }
      >
        <div className={styles['rows']}>
          {list.error !== null && (
            <ProblemView error={list.error} onRetry={() => void list.refetch()} />
          )}
          {list.isPending && (
            <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
          )}
          {list.isSuccess && rows.length === 0 && (
            <Blank
              title={t(query === '' ? 'alerts.empty.noData' : 'enterprise.listNone')}
              {...(query === '' && {
                hint: t('alerts.empty.noDataHint'),
                commands: [
                  './finance-brain ingest --feed bdci --input DIR',
                  './finance-brain wait',
                ],
              })}
            />
          )}
          {rows.length > 0 && <EnterpriseTable rows={rows} />}
          {list.hasNextPage && (
            <div className={styles['more']}>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('common.more')}
              </Button>
            </div>
          )}
        </div>
      </Panel>
    </div>
  );
}

function QueryField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  return (
    <Input.Search
      allowClear
      style={{ width: 320 }}
      aria-label={t('enterprise.search')}
      placeholder={t('enterprise.searchHint')}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(next) => onChange(next.trim())}
    />
  );
}

function EnterpriseTable({ rows }: { rows: EnterpriseSummary[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('enterprise.id')}</th>
          <th scope="col">{t('enterprise.region')}</th>
          {RISKS.map((risk) => (
            <th scope="col" key={risk}>
              {t(`risk.${risk}`)}
            </th>
          ))}
          <th scope="col">{t('enterprise.evaluatedAt')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to={`/enterprises/${encodeURIComponent(row.id)}`}>{row.id}</Link>
            </td>
            <td>
              <Region code={row.district} />
            </td>
            {RISKS.map((risk) => {
              const point = row.risks.find((entry) => entry.risk === risk);
              return (
                <td key={risk}>
                  <span className={styles['score']}>
                    <BandChip band={point?.band ?? null} />
                    {point?.index !== undefined && point.index !== null ? (
                      <>
                        <b>{fixed(point.index, 1)}</b>
                        <small>
                          {t('enterprise.coverage')} {percent(point.coverage, 0)}
                        </small>
                      </>
                    ) : (
                      <small>{point?.why ? t(`enterprise.why.${point.why}`) : ''}</small>
                    )}
                  </span>
                </td>
              );
            })}
            <td>
              {dateTime(
                row.risks
                  .map((point) => point.asOf)
                  .sort()
                  .at(-1),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
