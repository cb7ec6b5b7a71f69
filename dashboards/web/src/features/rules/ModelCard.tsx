import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { ModelDetail } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { modelsZh } from '@/lib/i18n/models';
import { fixed, percent } from '@/lib/number';
import { CalibrationChart } from './CalibrationChart';
import styles from './Rules.module.css';
import { useStamp } from './useStamp';

type Metric = keyof typeof modelsZh.metric;
const METRICS = Object.keys(modelsZh.metric) as Metric[];

/** What a reader must know before trusting a model. */
export function ModelCard({ detail: { model, card } }: { detail: ModelDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const stamp = useStamp();
  const figures = METRICS.flatMap((metric) => {
    const value = model.metrics?.[metric];
    return value === undefined ? [] : [{ metric, value }];
  });
  return (
    <div className={styles['card']}>
      <dl className={styles['figures']}>
        {figures.map(({ metric, value }) => (
          <div key={metric}>
            <dt>{t(`rules.models.metric.${metric}`)}</dt>
            <dd>{fixed(value, 3)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {card.trees === undefined
          ? t('rules.models.linear', { features: card.features })
          : t('rules.models.structure', {
              features: card.features,
              trees: card.trees,
              depth: card.depth ?? 0,
            })}{' '}
        ·{' '}
        {t('rules.models.threshold', {
          threshold: fixed(card.threshold, 3),
          coverage: percent(card.minimumCoverage, 0),
        })}
      </p>
      <p>
        {model.submitter !== undefined &&
          stamp('rules.submitted', model.submitter, model.submittedAt)}
        {model.approver !== undefined &&
          `；${stamp('rules.approved', model.approver, model.approvedAt)}`}
      </p>
      <CalibrationChart points={card.calibration} />
      <section className={styles['markdown']} aria-label={t('rules.models.card')}>
        <Markdown remarkPlugins={[remarkGfm]} components={{ h1: 'h3' }}>
          {language === 'zh' ? card.zh : card.en}
        </Markdown>
      </section>
      <details>
        <summary>{t('rules.models.tags', { count: card.tags.length })}</summary>
        <ul className={styles['tags']}>
          {card.tags.map(({ tag, zh, en, features }) => (
            <li key={tag}>
              {language === 'zh' ? zh : en} <small>{tag}</small>
              {features > 1 && (
                <small> · {t('rules.models.tagFeatures', { count: features })}</small>
              )}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
