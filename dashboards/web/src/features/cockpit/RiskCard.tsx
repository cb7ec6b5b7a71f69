import { Link } from 'react-router';
import { BANDS, type Risk } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './Cockpit.module.css';
import type { Figures } from './tiles';

interface CardProps {
  risk: Risk;
  figures: Figures;
}

/** One risk in the whole territory: who stands where, and what came since yesterday. */
export function RiskCard({ risk, figures }: CardProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['card']} aria-label={t(`risk.${risk}`)}>
      <h2>{t(`risk.${risk}`)}</h2>
      <ul className={styles['bands']}>
        {BANDS.map((band) => (
          <li key={band}>
            <BandChip band={band} />
            <Link to={`/enterprises?risk=${risk}&band=${band}`}>
              {decimal(figures.bands[band])}
            </Link>
          </li>
        ))}
        <li title={t('summary.unscoredHint')}>
          <BandChip band={null} />
          <Link to={`/enterprises?risk=${risk}&band=unscored`}>{decimal(figures.unscored)}</Link>
        </li>
      </ul>
      <div className={styles['since']}>
        <span>{t('cockpit.today')}</span>
        <b>{decimal(figures.today)}</b>
        <small>
          <Since today={figures.today} yesterday={figures.yesterday} />
        </small>
      </div>
    </section>
  );
}

function Since({ today, yesterday }: { today: number; yesterday: number }) {
  const { t } = useTranslation();
  if (today === yesterday) return t('cockpit.same');
  return today > yesterday
    ? t('cockpit.more', { count: today - yesterday })
    : t('cockpit.fewer', { count: yesterday - today });
}
