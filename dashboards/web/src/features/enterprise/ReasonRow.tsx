import { Region } from '@/components/Region';
import { TagText } from '@/components/TagText';
import type { ExplainedReason, PeerComparison } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { industryText } from '@/lib/i18n/industry';
import { percent, signed } from '@/lib/number';
import type { Share } from './contributions';
import styles from './ReasonRow.module.css';

interface RowProps {
  share: Share;
  /** The points that fill half the width. */
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
  const width = Math.max(1, (Math.abs(reason.points) / scale) * 50);
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        data-tag={reason.tag}
        title={english ? reason.sentence.english : reason.sentence.chinese}
        aria-label={t('enterprise.reasonOpen', { tag: name, points: signed(printed, 1) })}
        onClick={onOpen}
      >
        <span className={styles['name']}>{name}</span>
        <span className={styles['value']}>
          <TagText tag={reason.tag} value={reason.value} unit={reason.unit} />
        </span>
        <span className={styles['bar']} aria-hidden="true">
          <i
            data-sign={up ? 'up' : 'down'}
            style={{ width: `${width}%`, [up ? 'left' : 'right']: '50%' }}
          />
        </span>
        {reason.peers !== null && <Peers reason={reason} peers={reason.peers} />}
        <span className={styles['share']} data-sign={up ? 'up' : 'down'}>
          {signed(printed, 1)}
        </span>
      </button>
    </li>
  );
}

/** Where the value lies among those of peers. */
function Peers({ reason, peers }: { reason: ExplainedReason; peers: PeerComparison }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { industry, district, members } = peers;
  return (
    <span className={styles['peers']}>
      {district !== '' && (
        <>
          <Region code={district} />{' '}
        </>
      )}
      {t('enterprise.peers.who', { industry: industryText(industry, language), members })}{' '}
      {reason.value.kind === 'truth' ? (
        t('enterprise.peers.yes', { share: percent(peers.mean, 0) })
      ) : (
        <>
          {t('enterprise.peers.above', { share: percent(peers.percentile, 0) })}{' '}
          <TagText
            tag={reason.tag}
            value={{ kind: 'quantity', value: peers.median }}
            unit={reason.unit}
          />
        </>
      )}
    </span>
  );
}
