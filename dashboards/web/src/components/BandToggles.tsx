import type { Standing } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { BandChip } from './BandChip';
import styles from './BandToggles.module.css';

interface TogglesProps<S extends Standing> {
  options: readonly S[];
  chosen: readonly S[];
  onToggle: (standing: S) => void;
}

/** Chooses any of some bands; none chosen means all. */
export function BandToggles<S extends Standing>({ options, chosen, onToggle }: TogglesProps<S>) {
  const { t } = useTranslation();
  return (
    <span className={styles['group']} role="group" aria-label={t('alerts.band')}>
      <span className={styles['label']}>{t('alerts.band')}</span>
      {options.map((standing) => (
        <button
          type="button"
          key={standing}
          className={styles['band']}
          aria-pressed={chosen.includes(standing)}
          onClick={() => onToggle(standing)}
        >
          <BandChip band={standing === 'unscored' ? null : standing} />
        </button>
      ))}
    </span>
  );
}
