import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { BANDS, type Risk, type Standing, type Summary } from '@/client/types';
import { Ago } from '@/components/Ago';
import { BandChip } from '@/components/BandChip';
import { useTranslation } from '@/lib/i18n';
import { counted, decimal } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './SummaryStrip.module.css';

interface StripProps {
  summary: Summary | undefined;
}

/** The head of the alert page: how many enterprises stand where, and how fresh the data is. */
export function SummaryStrip({ summary }: StripProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['strip']} aria-label={t('summary.title')}>
      <Matrix summary={summary} />
      <Tile label={t('summary.total')}>
        <Link to="/enterprises">{decimal(summary?.enterprises)}</Link>
      </Tile>
      <Tile label={t('summary.alerts')}>{counted(summary?.alerts)}</Tile>
      <Tile
        label={t('summary.lastEvent')}
        note={summary?.lastEventAt ? dateTime(summary.lastEventAt) : undefined}
      >
        {summary?.lastEventAt ? <Ago at={summary.lastEventAt} /> : '—'}
      </Tile>
      <FeedTile summary={summary} />
    </section>
  );
}

function Tile({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['tile']}>
      <div className={styles['label']}>{label}</div>
      <div className={styles['value']}>{children}</div>
      {note !== undefined && <div className={styles['note']}>{note}</div>}
    </div>
  );
}

function Matrix({ summary }: StripProps) {
  const { t } = useTranslation();
  return (
    <table className={styles['matrix']}>
      <caption className="visually-hidden">{t('summary.matrix')}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles['corner']}>
            {t('summary.matrix')}
          </th>
          {BANDS.map((band) => (
            <th scope="col" key={band}>
              <BandChip band={band} />
            </th>
          ))}
          <th scope="col" title={t('summary.unscoredHint')}>
            <BandChip band={null} />
          </th>
        </tr>
      </thead>
      <tbody>
        {(['fundraising', 'default'] as const).map((risk) => {
          const counts = summary?.risks.find((entry) => entry.risk === risk);
          return (
            <tr key={risk}>
              <th scope="row">{t(`risk.${risk}`)}</th>
              {BANDS.map((band) => {
                const count = counts?.bands.find((entry) => entry.band === band)?.enterprises;
                return (
                  <td key={band}>
                    <Count risk={risk} standing={band} count={count} />
                  </td>
                );
              })}
              <td>
                <Count risk={risk} standing="unscored" count={counts?.unscored} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CountProps {
  risk: Risk;
  standing: Standing;
  count: number | undefined;
}

/** A number that opens the list of what it counts. */
function Count({ risk, standing, count }: CountProps) {
  const { t } = useTranslation();
  const band = t(`band.${standing === 'unscored' ? 'none' : standing}`);
  return (
    <Link
      to={`/enterprises?risk=${risk}&band=${standing}`}
      data-zero={count === 0 || undefined}
      data-band={standing}
      aria-label={t('summary.listOf', { risk: t(`risk.${risk}`), band, total: decimal(count) })}
      title={t('summary.listOf', { risk: t(`risk.${risk}`), band, total: decimal(count) })}
    >
      {decimal(count)}
    </Link>
  );
}

function FeedTile({ summary }: { summary: Summary | undefined }) {
  const { t } = useTranslation();
  const feeds = summary?.feeds ?? [];
  const fresh = feeds.filter((feed) => feed.state === 'fresh').length;
  const list = (
    <ul className={styles['feeds']}>
      {feeds.map((feed) => (
        <li key={feed.feed}>
          <span className={styles[feed.state]}>{t(`summary.state.${feed.state}`)}</span>
          <b>{feed.feed}</b>
          <span>
            {t('summary.feedDetail', {
              at: dateTime(feed.lastArrivalAt),
              events: decimal(feed.events),
              rejected: decimal(feed.deadLetters),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
  const text =
    summary === undefined
      ? '—'
      : feeds.length === 0
        ? t('summary.feedsNone')
        : t('summary.feedsFresh', { fresh, total: feeds.length });
  return (
    <div className={styles['tile']}>
      <div className={styles['label']}>{t('summary.feeds')}</div>
      {feeds.length === 0 ? (
        <div className={styles['value']}>{text}</div>
      ) : (
        <Popover content={list} trigger={['hover', 'click', 'focus']} placement="bottomRight">
          <button
            type="button"
            className={`${styles['value']} ${styles['open']}`}
            data-late={fresh < feeds.length || undefined}
          >
            {text}
          </button>
        </Popover>
      )}
    </div>
  );
}
