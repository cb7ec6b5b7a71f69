import { Button, Select, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useSession } from '@/client/queries';
import type { Account, Role } from '@/client/types';
import { Blank } from '@/components/Blank';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { SearchField } from '@/components/SearchField';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { ROLES } from './access';
import { AccountDrawer } from './AccountDrawer';
import { AccountTable } from './AccountTable';
import styles from './Admin.module.css';
import { CreateAccount } from './CreateAccount';
import { useAccounts, type AccountFilter } from './queries';

const ALL: AccountFilter = { query: '', role: '', state: '' };
const STATES: Account['state'][] = ['active', 'locked', 'disabled'];

/** Accounts by name, narrowed by the server. */
export function AccountsPanel() {
  const { t } = useTranslation();
  const session = useSession();
  const [filter, setFilter] = useState(ALL);
  const [opened, setOpened] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const list = useAccounts(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages.at(0)?.total;
  const rights = session.data?.rights ?? [];
  return (
    <Panel
      className={styles['panel']}
      title={t('admin.accounts')}
      hint={
        total !== undefined && (
          <span aria-live="polite" data-testid="account-count">
            {t('admin.count', { count: total, total: decimal(total) })}
          </span>
        )
      }
      extra={
        rights.includes('accounts-manage') && (
          <Button type="primary" size="small" onClick={() => setCreating(true)}>
            {t('admin.create')}
          </Button>
        )
      }
    >
      <FilterForm filter={filter} onChange={setFilter} />
      <div className={styles['rows']} aria-busy={list.isPlaceholderData}>
        {list.isError && !list.isFetchNextPageError && (
          <ProblemView error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isPending && (
          <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
        )}
        {list.isSuccess && rows.length === 0 && (
          <Blank
            title={t('admin.none')}
            hint={t('admin.noneHint')}
            action={<Button onClick={() => setFilter(ALL)}>{t('alerts.reset')}</Button>}
          />
        )}
        {rows.length > 0 && (
          <>
            <AccountTable rows={rows} onOpen={setOpened} />
            <More
              hasMore={list.hasNextPage}
              loading={list.isFetchingNextPage}
              error={list.isFetchNextPageError ? list.error : null}
              onMore={() => void list.fetchNextPage()}
            />
          </>
        )}
      </div>
      <AccountDrawer
        account={rows.find((row) => row.name === opened) ?? null}
        own={opened === session.data?.user}
        rights={rights}
        onClose={() => setOpened(null)}
      />
      <CreateAccount open={creating} onClose={() => setCreating(false)} />
    </Panel>
  );
}

interface FormProps {
  filter: AccountFilter;
  onChange: (step: (old: AccountFilter) => AccountFilter) => void;
}

function FilterForm({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const search = useCallback((query: string) => onChange((old) => ({ ...old, query })), [onChange]);
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField value={filter.query} onChange={search} label={t('admin.search')} />
      <Select
        allowClear
        style={{ width: 180 }}
        aria-label={t('admin.role')}
        placeholder={t('admin.anyRole')}
        value={filter.role === '' ? undefined : filter.role}
        options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        onChange={(role: Role | undefined) => onChange((old) => ({ ...old, role: role ?? '' }))}
      />
      <Select
        allowClear
        style={{ width: 130 }}
        aria-label={t('admin.state')}
        placeholder={t('admin.anyState')}
        value={filter.state === '' ? undefined : filter.state}
        options={STATES.map((state) => ({ value: state, label: t(`admin.states.${state}`) }))}
        onChange={(state: Account['state'] | undefined) =>
          onChange((old) => ({ ...old, state: state ?? '' }))
        }
      />
    </form>
  );
}
