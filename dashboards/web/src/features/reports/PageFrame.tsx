import { useTranslation } from '@/lib/i18n';
import styles from './Reports.module.css';

/** A report's page, in a frame that runs nothing and reaches nothing. */
export function PageFrame({ page }: { page: string }) {
  const { t } = useTranslation();
  return (
    <iframe className={styles['frame']} title={t('reports.preview')} sandbox="" srcDoc={page} />
  );
}
