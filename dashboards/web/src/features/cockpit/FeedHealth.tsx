import { Link } from 'react-router';
import { Panel } from '@/components/Panel';
import { useSummary } from '@/client/queries';
import { useTranslation } from '@/lib/i18n';
import styles from './Cockpit.module.css';

/** Whether what is not shown can be trusted: feeds that are late or broken, by name. */
export function FeedHealth() {
  const { t } = useTranslation();
  const summary = useSummary();
  const feeds = summary.data?.feeds ?? [];
  const ill = feeds.filter(({ state }) => state !== 'fresh');
  return (
    <Panel
      title={t('cockpit.feeds')}
      extra={<Link to="/feeds?only=ill">{t('nav.feeds')}</Link>}
      className={styles['side']}
    >
      {summary.isSuccess && ill.length === 0 && (
        <p className={styles['quiet']}>{t('cockpit.feedsWell', { count: feeds.length })}</p>
      )}
      {ill.length > 0 && (
        <>
          <p className={styles['warn']}>{t('cockpit.feedsIll', { ill: ill.length })}</p>
          <ul className={styles['feeds']}>
            {ill.map(({ feed }) => (
              <li key={feed}>{feed}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
