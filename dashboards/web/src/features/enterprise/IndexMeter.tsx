import { BOUNDS } from './bands';
import styles from './IndexMeter.module.css';

/** The index on its scale of bands; decoration, since number and band stand beside it. */
export function IndexMeter({ index }: { index: number }) {
  return (
    <div className={styles['meter']} aria-hidden="true">
      {BOUNDS.map(({ band, from, to }) => (
        <span
          key={band}
          style={{
            background: `var(--${band})`,
            opacity: index >= from && (index < to || to === 100) ? 1 : 0.28,
          }}
        />
      ))}
      <i style={{ left: `${index}%` }} />
      {[20, 40, 60, 80].map((bound) => (
        <small key={bound} style={{ left: `${bound}%` }}>
          {bound}
        </small>
      ))}
    </div>
  );
}
