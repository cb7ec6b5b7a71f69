import { DatePicker, Input, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { Blank } from '@/components/Blank';
import { ExportButton } from '@/components/ExportButton';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import styles from './AuditPage.module.css';
import { AuditTable } from './AuditTable';
import { GROUPS } from './actions';
import { ofAddress, toAddress, type AuditFilter } from './filter';
import { allEntries, auditCsv, useAudit } from './queries';
import { VerificationBar } from './VerificationBar';

/** Who did what (审计), for auditors. */
export function AuditPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = ofAddress(search);
  const audit = useAudit(filter);
  useTitle(t('audit.title'));
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('audit.title')}</h1>
      <Form filter={filter} onChange={(next) => setSearch(toAddress(next), { replace: true })} />
      <Panel
        className={styles['panel']}
        title={t('audit.title')}
        hint={t('audit.hint')}
        extra={
          <ExportButton
            file={t('audit.title')}
            exported={(count) => t('audit.exported', { count })}
            disabled={entries.length === 0}
            read={(signal) => allEntries(filter, signal)}
            write={auditCsv}
          />
        }
      >
        <div className={styles['rows']}>
          {audit.isError && !audit.isFetchNextPageError && (
            <ProblemView error={audit.error} onRetry={() => void audit.refetch()} />
          )}
          {audit.isPending && (
            <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
          )}
          {audit.isSuccess && entries.length === 0 && (
            <Blank title={t('audit.none')} hint={t('audit.noneHint')} />
          )}
          {entries.length > 0 && (
            <>
              <AuditTable entries={entries} />
              <More
                hasMore={audit.hasNextPage}
                loading={audit.isFetchingNextPage}
                error={audit.isFetchNextPageError ? audit.error : null}
                onMore={() => void audit.fetchNextPage()}
              />
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}

interface FormProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

function Form({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('audit.title')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Word
        key={`actor ${filter.actor}`}
        label={t('audit.actor')}
        value={filter.actor}
        onChange={(actor) => onChange({ ...filter, actor })}
      />
      <Select
        style={{ width: 160 }}
        aria-label={t('audit.action')}
        value={filter.group}
        onChange={(group) => onChange({ ...filter, group })}
        options={[
          { value: null, label: t('audit.anyAction') },
          ...GROUPS.map((value) => ({ value, label: t(`audit.group.${value}`) })),
        ]}
      />
      <Word
        key={`object ${filter.object}`}
        label={t('audit.object')}
        value={filter.object}
        onChange={(object) => onChange({ ...filter, object })}
      />
      <DatePicker.RangePicker
        aria-label={t('audit.days')}
        allowEmpty={[true, true]}
        value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
        onChange={(days) =>
          onChange({
            ...filter,
            from: days?.[0]?.format('YYYY-MM-DD') ?? null,
            to: days?.[1]?.format('YYYY-MM-DD') ?? null,
          })
        }
      />
      <VerificationBar />
    </form>
  );
}

interface WordProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** Asked for as a whole, with the return key. */
function Word({ label, value, onChange }: WordProps) {
  return (
    <Input.Search
      style={{ width: 220 }}
      allowClear
      maxLength={200}
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      onSearch={(text) => onChange(text.trim())}
    />
  );
}
