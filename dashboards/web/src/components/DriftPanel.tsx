import type { ReactNode } from 'react';
import type { DriftFinding, ModelDrift } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { fixed, percent } from '@/lib/number';
import { Blank } from './Blank';
import styles from './DriftPanel.module.css';
import { Panel } from './Panel';

/** How far what the models read and say has moved since they were trained (模型漂移). */
export function DriftPanel({ models, extra }: { models: ModelDrift[]; extra?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Panel
      className={styles['panel']}
      title={t('feeds.drift.title')}
      hint={t('feeds.drift.hint')}
      extra={extra}
    >
      {models.length === 0 ? (
        <Blank
          small
          title={t('feeds.drift.none')}
          hint={t('feeds.drift.noneHint')}
          commands={['./finance-brain model drift']}
        />
      ) : (
        <div className={styles['models']}>
          {models.map((model) => (
            <Model key={model.risk} model={model} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Model({ model }: { model: ModelDrift }) {
  const { t } = useTranslation();
  return (
    <section className={styles['model']} data-drift={model.risk}>
      <h3>
        {t(`risk.${model.risk}`)}
        <small>
          {model.model} · {model.day}
        </small>
      </h3>
      {model.index.state === 'no_reference' ? (
        <p>
          <Chip state="no_reference" />
          {t('feeds.drift.noReference')}
        </p>
      ) : (
        <>
          <ul>
            <Finding finding={model.index} />
            {model.moved.map((finding) => (
              <Finding key={finding.tag} finding={finding} />
            ))}
          </ul>
          <p>
            <small>{t('feeds.drift.sum', { ...model })}</small>
            {model.alarms > 0 && <small>{t('feeds.drift.todo')}</small>}
          </p>
        </>
      )}
    </section>
  );
}

function Finding({ finding }: { finding: DriftFinding }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ofIndex = finding.tag === '';
  return (
    <li>
      <Chip state={finding.state} />
      <span className={styles['psi']}>{fixed(finding.psi, 3)}</span>
      <span className={styles['name']}>
        {ofIndex ? t('feeds.drift.index') : language === 'zh' ? finding.chinese : finding.english}
      </span>
      <small>
        {ofIndex
          ? t('feeds.drift.unscored', { share: percent(finding.unknownNow) })
          : t('feeds.drift.unknown', {
              then: percent(finding.unknownThen),
              now: percent(finding.unknownNow),
            })}
      </small>
    </li>
  );
}

function Chip({ state }: { state: DriftFinding['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles['chip']} ${styles[state] ?? ''}`}>
      {t(`feeds.drift.state.${state}`)}
    </span>
  );
}
