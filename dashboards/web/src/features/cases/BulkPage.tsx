import { useParams } from 'react-router';
import { Panel } from '@/components/Panel';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import styles from './Bulk.module.css';
import { BulkView } from './BulkView';

/** A frozen set by its address: what the second person is sent. */
export function BulkPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  useTitle(t('cases.bulk.page'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('cases.bulk.page')}</h1>
      <Panel title={t('cases.bulk.page')}>
        <div className={styles['body']}>
          <BulkView key={id} id={id} />
        </div>
      </Panel>
    </div>
  );
}
