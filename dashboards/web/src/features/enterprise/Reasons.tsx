import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type {
  Breakdown,
  ExplainedReason,
  Explanation,
  Otherwise,
  Ruling,
  Scored,
} from '@/client/types';
import { Blank } from '@/components/Blank';
import { ProblemView } from '@/components/ProblemView';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { fixed, percent, signed } from '@/lib/number';
import { breakdown } from './contributions';
import { useExplanation } from './queries';
import { ReasonRow } from './ReasonRow';
import styles from './Reasons.module.css';

interface ReasonsProps {
  id: string;
  score: Scored;
  onReason: (reason: ExplainedReason) => void;
}

/** Why a score is what it is: asked for by itself, since it has to be worked out. */
export function Reasons({ id, score, onReason }: ReasonsProps) {
  const { t } = useTranslation();
  const explanation = useExplanation(id, score.risk, score.asOf);
  return (
    <div className={styles['reasons']}>
      <div className={styles['head']}>
        <h3>{t('enterprise.reasons')}</h3>
        <span>{t('enterprise.reasonsHint')}</span>
      </div>
      {explanation.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {explanation.isError && (
        <ProblemView error={explanation.error} onRetry={() => void explanation.refetch()} />
      )}
      {explanation.data && <Explained explanation={explanation.data} onReason={onReason} />}
    </div>
  );
}

interface ExplainedProps {
  explanation: Explanation;
  onReason: (reason: ExplainedReason) => void;
}

function Explained({ explanation, onReason }: ExplainedProps) {
  const { t } = useTranslation();
  const { breakdown: score, otherwise } = explanation;
  return (
    <>
      {explanation.agrees || <Differs explanation={explanation} />}
      {score !== null && score.reasons.length === 0 && (
        <Blank small title={t('enterprise.noReasons')} />
      )}
      {score !== null && score.reasons.length > 0 && <Shares score={score} onReason={onReason} />}
      {explanation.rulings.length > 0 && (
        <Rulings rulings={explanation.rulings} index={explanation.stored.index} />
      )}
      {otherwise !== null && <OtherwiseHints otherwise={otherwise} />}
    </>
  );
}

/** The reasons are not those of the stored score. */
function Differs({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { stored, derived, why } = explanation;
  const figures = {
    storedIndex: fixed(stored.index, 1),
    storedProbability: percent(stored.probability, 2),
    derivedIndex: fixed(derived?.index, 1),
    derivedProbability: percent(derived?.probability, 2),
  };
  return (
    <Alert
      type="warning"
      showIcon
      className={styles['differs']}
      title={t('enterprise.differs')}
      description={
        why === null
          ? t('enterprise.differsDetail', figures)
          : `${t('enterprise.differsLost', figures)} ${t(`enterprise.why.${why}`)}`
      }
    />
  );
}

const TOP = 8;

function Shares({ score, onReason }: { score: Breakdown; onReason: ExplainedProps['onReason'] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const parts = breakdown(score, all ? Infinity : TOP);
  return (
    <>
      <div className={styles['axis']} aria-hidden="true">
        <span>← {t('enterprise.lowers')}</span>
        <span>{t('enterprise.raises')} →</span>
      </div>
      <ul>
        {parts.shown.map((share) => (
          <ReasonRow
            key={share.reason.tag}
            share={share}
            scale={parts.scale}
            onOpen={() => onReason(share.reason)}
          />
        ))}
      </ul>
      <dl className={styles['sum']}>
        {parts.rest !== null && (
          <div>
            <dt>{t('enterprise.rest', { count: parts.rest.count })}</dt>
            <dd>{signed(parts.rest.printed, 1)}</dd>
          </div>
        )}
        <div>
          <dt>{t('enterprise.base')}</dt>
          <dd>{fixed(parts.base, 1)}</dd>
        </div>
        <div className={styles['total']}>
          <dt>
            {t('enterprise.total')}
            {score.reasons.length > TOP && (
              <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
                {all
                  ? t('enterprise.showTop')
                  : t('enterprise.showAll', { count: score.reasons.length })}
              </Button>
            )}
          </dt>
          <dd>{fixed(parts.index, 1)}</dd>
        </div>
      </dl>
    </>
  );
}

/** From the index of the model to that of the score. */
function Rulings({ rulings, index }: { rulings: Ruling[]; index: number }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <dl className={styles['sum']}>
      {rulings.map((ruling) => (
        <div key={ruling.rule}>
          <dt>{t('enterprise.rule', { name: english ? ruling.english : ruling.chinese })}</dt>
          <dd>{ruling.points === null ? t('enterprise.veto') : signed(ruling.points, 1)}</dd>
        </div>
      ))}
      <div className={styles['total']}>
        <dt>{t('enterprise.ruled')}</dt>
        <dd>{fixed(index, 1)}</dd>
      </div>
    </dl>
  );
}

function OtherwiseHints({ otherwise }: { otherwise: Otherwise }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const said = english ? otherwise.sentence.english : otherwise.sentence.chinese;
  return (
    <section className={styles['otherwise']}>
      <h3>{t('enterprise.otherwise')}</h3>
      <p>{said}</p>
      {otherwise.hints.length > 0 && (
        <ol>
          {otherwise.hints.map((hint) => (
            <li key={hint.english}>{english ? hint.english : hint.chinese}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
