import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { signed } from '@/lib/number';
import type { Share } from './contributions';
import styles from './ReasonRow.module.css';

interface RowProps {
  share: Share;
  /** The contribution that fills half the width. */
  scale: number;
  onOpen: () => void;
}

/** A reason as a signed bar: to the right it raises the risk, to the left it lowers it. */
export function ReasonRow({ share, scale, onOpen }: RowProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { reason, printed } = share;
  const name = english ? reason.english : reason.chinese;
  const up = reason.contribution >= 0;
  const width = Math.max(1, (Math.abs(reason.contribution) / scale) * 50);
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        data-tag={reason.tag}
        aria-label={t('enterprise.reasonOpen', { tag: name, contribution: signed(printed) })}
        onClick={onOpen}
      >
        <span className={styles['name']} title={name}>
          {name}
        </span>
        <span className={styles['value']}>
          <TagText value={reason.value} unit={reason.unit} />
        </span>
        <span className={styles['bar']} aria-hidden="true">
          <i
            data-sign={up ? 'up' : 'down'}
            style={{ width: `${width}%`, [up ? 'left' : 'right']: '50%' }}
          />
        </span>
        <span className={styles['share']} data-sign={up ? 'up' : 'down'}>
          {signed(printed)}
        </span>
      </button>
    </li>
  );
}
