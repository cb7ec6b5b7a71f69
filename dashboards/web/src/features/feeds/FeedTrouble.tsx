import { Link } from 'react-router';
import type { FeedStatus } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { silence } from './feedOrder';
import styles from './FeedTable.module.css';

/** What went wrong lately, whether it is agreed to be a finding or not; nothing if nothing did. */
export function FeedTrouble({ feed }: { feed: FeedStatus }) {
  const { t } = useTranslation();
  const { runs, refusals } = feed;
  const silent = silence(feed);
  if (silent === null && runs.failed === 0 && refusals.length === 0) return null;
  return (
    <tr className={styles['trouble']} data-trouble={feed.feed}>
      <td colSpan={8}>
        {silent !== null && <b>{t('feeds.silent', { count: silent })}</b>}
        {runs.failedInARow > 0 && <b>{t('feeds.failedInARow', { count: runs.failedInARow })}</b>}
        {runs.failed > 0 && (
          <span>
            {t('feeds.failedRuns', { failed: decimal(runs.failed), loads: decimal(runs.loads) })}
          </span>
        )}
        {refusals.length > 0 && (
          <span>
            {t('feeds.refusals')}
            {refusals.map(({ reason, rows }) => (
              <Link
                key={reason}
                to={`/feeds?${new URLSearchParams({ tab: 'rejects', feed: feed.feed, reason }).toString()}`}
              >
                {t(`feedDesk.reason.${reason}`)} {decimal(rows)}
              </Link>
            ))}
          </span>
        )}
      </td>
    </tr>
  );
}
