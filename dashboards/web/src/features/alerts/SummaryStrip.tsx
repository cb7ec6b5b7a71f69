import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { BANDS, type Band, type Risk, type Summary } from '@/client/types';
import { Ago } from '@/components/Ago';
import { BandChip } from '@/components/BandChip';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './SummaryStrip.module.css';

interface StripProps {
  summary: Summary | undefined;
  onPick: (risk: Risk, band: Band) => void;
}

/** The head of the alert page: how many enterprises stand where, and how fresh the data is. */
export function SummaryStrip({ summary, onPick }: StripProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['strip']} aria-label={t('summary.title')}>
      <Matrix summary={summary} onPick={onPick} />
      <Tile label={t('summary.total')}>{decimal(summary?.enterprises)}</Tile>
      <Tile label={t('summary.alerts')}>{decimal(summary?.alerts)}</Tile>
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

function Matrix({ summary, onPick }: StripProps) {
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
                    <button
                      type="button"
                      data-zero={count === 0 || undefined}
                      data-band={band}
                      aria-label={`${t('summary.filterBy', { risk: t(`risk.${risk}`), band: t(`band.${band}`) })} (${decimal(count)})`}
                      onClick={() => onPick(risk, band)}
                    >
                      {decimal(count)}
                    </button>
                  </td>
                );
              })}
              <td className={styles['unscored']}>{decimal(counts?.unscored)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
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
