import { Alert, Skeleton, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { AddressPanel } from './AddressPanel';
import { DeliveriesPanel } from './DeliveriesPanel';
import styles from './Notifications.module.css';
import { useOwn } from './queries';
import { RulesPanel } from './RulesPanel';
import { WebhooksPanel } from './WebhooksPanel';

const TABS = ['own', 'deliveries', 'webhooks'] as const;

/** How one is told (通知设置), what was sent, and which other systems are told. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  const tabs = TABS.filter((tab) => tab !== 'webhooks' || may('notifications-manage'));
  const tab = tabs.find((each) => each === search.get('tab')) ?? 'own';
  useTitle(t('notifications.title'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('notifications.title')}</h1>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={(key) => setSearch(key === 'own' ? {} : { tab: key }, { replace: true })}
        items={tabs.map((key) => ({ key, label: t(`notifications.tabs.${key}`) }))}
      />
      {tab === 'own' && <Own />}
      {tab === 'deliveries' && <DeliveriesPanel />}
      {tab === 'webhooks' && <WebhooksPanel />}
    </div>
  );
}

function Own() {
  const { t } = useTranslation();
  const own = useOwn();
  if (own.data === undefined) {
    return own.isError ? (
      <ProblemView error={own.error} onRetry={() => void own.refetch()} />
    ) : (
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    );
  }
  return (
    <>
      {own.data.undelivered > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('notifications.undelivered', { count: own.data.undelivered })}
          action={<Link to="?tab=deliveries">{t('notifications.seeDeliveries')}</Link>}
        />
      )}
      <AddressPanel own={own.data} />
      <RulesPanel own={own.data} />
    </>
  );
}
