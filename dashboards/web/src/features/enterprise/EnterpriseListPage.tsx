import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { EnterpriseSummary } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import styles from './EnterpriseListPage.module.css';
import { useEnterprises } from './queries';

/** All enterprises with their latest bands, narrowed by a part of the id. */
export function EnterpriseListPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const query = (search.get('query') ?? '').trim();
  const list = useEnterprises(query);
  const rows = list.data?.items ?? [];

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('enterprise.list')}</h1>
      <Panel
        className={styles['panel']}
        title={t('enterprise.list')}
        hint={list.data?.more === true && t('enterprise.listCount', { total: rows.length })}
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
          {list.data?.more === true && (
            <p className={styles['more']}>{t('enterprise.searchMore')}</p>
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
          <th scope="col">{t('enterprise.name')}</th>
          <th scope="col">{t('enterprise.region')}</th>
          <th scope="col">{t('enterprise.industry')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to={`/enterprises/${encodeURIComponent(row.id)}`}>{row.id}</Link>
            </td>
            <td>{row.name === '' ? '—' : row.name}</td>
            <td>
              <Region code={row.district} />
            </td>
            <td>{row.industry === '' ? t('common.missing') : row.industry}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
