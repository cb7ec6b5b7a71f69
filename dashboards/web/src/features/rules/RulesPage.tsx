import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { BooksView } from './BooksView';
import { DriftView } from './DriftView';
import { ModelsView } from './ModelsView';
import styles from './Rules.module.css';

const TABS = ['rules', 'models', 'drift'] as const;
type Tab = (typeof TABS)[number];

/** Books of rules and models: what is in force, what waits, and what it would change (规则与模型). */
export function RulesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const shown = TABS.find((tab) => tab === search.get('show')) ?? 'rules';
  useTitle(t('rules.title'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('rules.title')}</h1>
      <Segmented<Tab>
        className={styles['tabs'] ?? ''}
        aria-label={t('rules.title')}
        value={shown}
        options={TABS.map((value) => ({ value, label: t(`rules.tab.${value}`) }))}
        onChange={(show) => setSearch(show === 'rules' ? {} : { show }, { replace: true })}
      />
      {shown === 'rules' && <BooksView />}
      {shown === 'models' && <ModelsView />}
      {shown === 'drift' && <DriftView />}
    </div>
  );
}
