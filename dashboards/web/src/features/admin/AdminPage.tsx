import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { AccountsPanel } from './AccountsPanel';
import styles from './Admin.module.css';
import { RightsPanel } from './RightsPanel';

/** Accounts and the table of rights (管理). */
export function AdminPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const shown = search.get('show') === 'rights' ? 'rights' : 'accounts';
  useTitle(t('admin.title'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('admin.title')}</h1>
      <Segmented
        className={styles['tabs'] ?? ''}
        aria-label={t('admin.title')}
        value={shown}
        options={[
          { value: 'accounts', label: t('admin.accounts') },
          { value: 'rights', label: t('admin.rightsTable') },
        ]}
        onChange={(show) =>
          setSearch(show === 'rights' ? { show: 'rights' } : {}, { replace: true })
        }
      />
      {shown === 'rights' ? <RightsPanel /> : <AccountsPanel />}
    </div>
  );
}
