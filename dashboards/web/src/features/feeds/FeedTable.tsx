import type { FeedFinding, FeedStatus } from '@/client/types';
import { Ago } from '@/components/Ago';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { cadence, period } from '@/lib/period';
import styles from './FeedTable.module.css';
import { FeedTrouble } from './FeedTrouble';

/** A row a feed, and under it what is wrong with it and what to do about it. */
export function FeedTable({ feeds }: { feeds: FeedStatus[] }) {
  const { t } = useTranslation();
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <thead>
        <tr>
          <th className={styles['stateCol']}>{t('feeds.stateOf')}</th>
          <th>{t('feeds.feed')}</th>
          <th className={styles['cadenceCol']}>{t('feeds.cadence')}</th>
          <th className={styles['dayCol']}>{t('feeds.newest')}</th>
          <th className={styles['dayCol']}>{t('feeds.expected')}</th>
          <th className={styles['dayCol']}>{t('feeds.arrival')}</th>
          <th className={styles['countCol']}>{t('feeds.events')}</th>
          <th className={styles['countCol']}>{t('feeds.deadLetters')}</th>
        </tr>
      </thead>
      {feeds.map((feed) => (
        <tbody key={feed.feed} data-feed={feed.feed}>
          <FeedRow feed={feed} />
          <FeedTrouble feed={feed} />
          {feed.findings.length > 0 && (
            <tr className={styles['findings']}>
              <td colSpan={8}>
                <ul>
                  {feed.findings.map((finding) => (
                    <FindingItem key={finding.id} finding={finding} />
                  ))}
                </ul>
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function FeedRow({ feed }: { feed: FeedStatus }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <tr>
      <td>
        <StateChip state={feed.state} />
      </td>
      <td className={styles['name']}>
        {feed.title !== '' && <span>{feed.title}</span>}
        <small>{feed.feed}</small>
      </td>
      <td>
        {feed.cadence === null ? (
          <small>{t('feeds.noCadence')}</small>
        ) : (
          <>
            {cadence(feed.cadence, language)}
            <small> {t('feeds.grace', { grace: period(feed.grace ?? 'P0D', language) })}</small>
          </>
        )}
      </td>
      <td>{feed.newestDay ?? '—'}</td>
      <td data-late={feed.late || undefined}>
        {feed.expectedDay ?? '—'}
        {feed.late && <b> {t('feeds.late')}</b>}
      </td>
      <td>{feed.lastArrivalAt === null ? '—' : <Ago at={feed.lastArrivalAt} />}</td>
      <td className={styles['number']}>{decimal(feed.events)}</td>
      <td className={styles['number']}>{decimal(feed.deadLetters)}</td>
    </tr>
  );
}

function StateChip({ state }: { state: FeedStatus['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles['chip']} ${styles[state] ?? ''}`}>{t(`feeds.state.${state}`)}</span>
  );
}

function FindingItem({ finding }: { finding: FeedFinding }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li data-finding={finding.kind}>
      <StateChip state={finding.severity} />
      <b>{t(`feeds.kind.${finding.kind}`)}</b>
      <span className={styles['what']}>
        {language === 'zh' ? finding.chinese : finding.english}
        <small>{t(`feeds.todo.${finding.kind}`)}</small>
      </span>
      <span className={styles['since']}>
        {t('feeds.since')} <Ago at={finding.since} />
      </span>
    </li>
  );
}
