import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { ConnectionsTab } from './ConnectionsTab';
import { FeedsOverview } from './FeedsOverview';
import styles from './FeedsPage.module.css';
import { NamesTab } from './NamesTab';
import { RejectsTab } from './RejectsTab';

const TABS = ['overview', 'rejects', 'names', 'connections'] as const;
type Tab = (typeof TABS)[number];

const CONTENT: Record<Tab, () => ReactNode> = {
  overview: FeedsOverview,
  rejects: RejectsTab,
  names: NamesTab,
  connections: ConnectionsTab,
};

/** What departments send (数据接入), for the data engineer: how it is, and what did not fit. */
export function FeedsPage() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  useTitle(t('feeds.title'));
  const tabs = TABS.filter((tab) => tab !== 'names' || may('feeds-mend'));
  const tab = tabs.find((known) => known === search.get('tab')) ?? 'overview';
  const Content = CONTENT[tab];
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('feeds.title')}</h1>
      <Tabs
        className={styles['tabs'] ?? ''}
        activeKey={tab}
        onChange={(next) => setSearch(next === 'overview' ? {} : { tab: next })}
        items={tabs.map((key) => ({ key, label: t(`feedDesk.tabs.${key}`) }))}
      />
      <Content />
    </div>
  );
}
