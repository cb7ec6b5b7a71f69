import type { ExplainedReason, Risk, Score, Scored, Unscored } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { useTranslation } from '@/lib/i18n';
import { fixed, percent } from '@/lib/number';
import { dateTime } from '@/lib/time';
import { named } from './feedNames';
import { IndexMeter } from './IndexMeter';
import { Reasons } from './Reasons';
import styles from './ScorePanel.module.css';

interface PanelProps {
  id: string;
  risk: Risk;
  score: Score | undefined;
  onReason: (reason: ExplainedReason) => void;
}

/** One risk of an enterprise: the score and its reasons, or why there is none. */
export function ScorePanel({ id, risk, score, onReason }: PanelProps) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t(`risk.${risk}`)}
      hint={score && `${t('enterprise.evaluatedAt')} ${dateTime(score.asOf)}`}
      extra={<BandChip band={score?.status === 'scored' ? score.band : null} />}
    >
      {score === undefined && (
        <Blank title={t('enterprise.noResult')} hint={t('enterprise.noResultDetail')} />
      )}
      {score?.status === 'unscored' && <NoScore score={score} />}
      {score?.status === 'scored' && (
        <>
          <Figures score={score} />
          <StaleFeeds feeds={score.staleFeeds} />
          <Reasons id={id} score={score} onReason={onReason} />
        </>
      )}
    </Panel>
  );
}

function NoScore({ score }: { score: Unscored }) {
  const { t } = useTranslation();
  return (
    <div className={styles['none']}>
      <Blank
        title={`${t('enterprise.unscored')} · ${t(`enterprise.why.${score.why}`)}`}
        hint={`${t(`enterprise.whyDetail.${score.why}`)} ${t('enterprise.notLow')}`}
      />
      <p>
        {t('enterprise.coverage')} {percent(score.coverage, 0)} · {t('enterprise.release')}{' '}
        {score.release}
      </p>
      <StaleFeeds feeds={score.staleFeeds} />
    </div>
  );
}

/** Which feeds did not count for the coverage on the day of the score. */
function StaleFeeds({ feeds }: { feeds: string[] }) {
  const { t } = useTranslation();
  if (feeds.length === 0) return null;
  return (
    <p className={styles['stale']} title={feeds.join(t('common.listSeparator'))}>
      {t('enterprise.staleFeeds', { count: feeds.length, feeds: named(feeds, t) })}
    </p>
  );
}

function Figures({ score }: { score: Scored }) {
  const { t } = useTranslation();
  return (
    <div className={styles['figures']}>
      <div className={styles['index']}>
        <span>{t('enterprise.index')}</span>
        <b>{fixed(score.index, 1)}</b>
      </div>
      <div className={styles['detail']}>
        <IndexMeter index={score.index} />
        <dl>
          <div>
            <dt>{t('enterprise.probability')}</dt>
            <dd>{percent(score.probability, 2)}</dd>
          </div>
          <div>
            <dt>{t('enterprise.threshold')}</dt>
            <dd>{percent(score.threshold, 2)}</dd>
          </div>
          <div title={t('enterprise.coverageHint')}>
            <dt>{t('enterprise.coverage')}</dt>
            <dd>{percent(score.coverage, 0)}</dd>
          </div>
          <div className={styles['model']} title={score.model}>
            <dt>{t('enterprise.model')}</dt>
            <dd>{score.model}</dd>
          </div>
          <div>
            <dt>{t('enterprise.release')}</dt>
            <dd>{score.release}</dd>
          </div>
        </dl>
      </div>
    </div>
  );
}
