import { Alert } from 'antd';
import type { BankScore, BankScored, OpenedLookUp } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { Panel } from '@/components/Panel';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './LookUp.module.css';

/** What the bank may see: index, band and reasons; no event, no person, no other lender. */
export function LookUpResult({ opened }: { opened: OpenedLookUp }) {
  const { t } = useTranslation();
  const { lookUp, scores } = opened;
  return (
    <Panel
      title={t('lookUp.result')}
      hint={`${lookUp.enterpriseName} · ${lookUp.enterprise} · ${t('lookUp.validUntil')} ${lookUp.validUntil}`}
    >
      {scores.length === 0 && (
        <Alert type="warning" showIcon style={{ margin: 14 }} title={t('lookUp.noScore')} />
      )}
      <div className={styles['scores']}>
        {scores.map((score) => (
          <ScoreCard key={score.risk} score={score} />
        ))}
      </div>
    </Panel>
  );
}

function ScoreCard({ score }: { score: BankScore }) {
  const { t } = useTranslation();
  return (
    <section
      className={styles['score']}
      data-risk={score.risk}
      aria-label={t(`risk.${score.risk}`)}
    >
      <header>
        <h3>{t(`risk.${score.risk}`)}</h3>
        {score.status === 'scored' ? (
          <>
            <b>{fixed(score.index, 1)}</b>
            <BandChip band={score.band} />
          </>
        ) : (
          <>
            <BandChip band={null} />
            {t('lookUp.unscored')}
          </>
        )}
        <small>{t('lookUp.asOf', { at: dateTime(score.asOf) })}</small>
      </header>
      {score.status === 'scored' && <Reasons score={score} />}
    </section>
  );
}

function Reasons({ score }: { score: BankScored }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (score.reasons === null) return <p>{t('lookUp.reasonsGone')}</p>;
  return (
    <>
      <h4>{t('lookUp.reasons')}</h4>
      {score.reasons.length === 0 && <p>{t('lookUp.noReasons')}</p>}
      <ul>
        {score.reasons.map(({ tag, sentence }) => (
          <li key={tag}>{language === 'zh' ? sentence.chinese : sentence.english}</li>
        ))}
      </ul>
      {score.withheld > 0 && <p>{t('lookUp.withheld', { count: score.withheld })}</p>}
    </>
  );
}
