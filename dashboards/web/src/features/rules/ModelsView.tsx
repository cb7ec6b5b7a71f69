import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import { RISKS, type Model, type Risk } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { ActList } from './ActList';
import { Confirm } from './Confirm';
import { JobBar } from './JobBar';
import { modelOrder } from './modelOrder';
import { ModelView } from './ModelView';
import { rollBackModel, useModels, useModelsAnew, useModelsHistory } from './queries';
import styles from './Rules.module.css';
import { StateChip } from './StateChip';
import { useActing } from './useActing';

/** The models of each risk, and the one that is looked at. */
export function ModelsView() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const models = useModels();
  const history = useModelsHistory();
  if (models.isError && models.data === undefined) {
    return <ProblemView error={models.error} onRetry={() => void models.refetch()} />;
  }
  if (models.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const { items, release } = models.data;
  if (items.length === 0) {
    return (
      <Blank
        title={t('rules.models.none')}
        hint={t('rules.models.noneHint')}
        commands={['./finance-brain train --help', './finance-brain model submit artifact.json']}
      />
    );
  }
  const chosen =
    items.find(({ id }) => id === search.get('model')) ??
    items.find(({ state }) => state === 'champion');
  const unreadable = items.filter(({ risk }) => risk === undefined);
  const show = (model: string) => setSearch({ show: 'models', model }, { replace: true });
  return (
    <div className={styles['split']}>
      <div className={styles['side']}>
        {RISKS.map((risk) => (
          <OfRisk
            key={risk}
            risk={risk}
            models={items.filter((model) => model.risk === risk)}
            chosen={chosen?.id}
            onShow={show}
          />
        ))}
        {unreadable.map(({ id, problem }) => (
          <ProblemView key={id} error={new Error(`${id}: ${problem ?? ''}`)} />
        ))}
        <Panel
          title={t('rules.history')}
          hint={t('rules.models.release', { release })}
          className={styles['history']}
        >
          {history.isError && history.data === undefined && (
            <ProblemView error={history.error} onRetry={() => void history.refetch()} />
          )}
          {history.data !== undefined && <ActList acts={history.data} />}
        </Panel>
      </div>
      {chosen !== undefined && chosen.state !== 'unreadable' && (
        <ModelView key={chosen.id} model={chosen} />
      )}
    </div>
  );
}

interface OfRiskProps {
  risk: Risk;
  models: readonly Model[];
  chosen: string | undefined;
  onShow: (model: string) => void;
}

function OfRisk({ risk, models, chosen, onShow }: OfRiskProps) {
  const { t } = useTranslation();
  const may = useRights();
  const { message } = App.useApp();
  const anew = useModelsAnew();
  const [asked, setAsked] = useState(false);
  const work = useActing({
    done: () => {
      setAsked(false);
      void message.success(t('rules.models.did'));
    },
    over: () => void anew(),
  });
  const champion = models.some(({ state }) => state === 'champion');
  return (
    <Panel
      title={t(`risk.${risk}`)}
      extra={
        champion &&
        may('rules-check') && (
          <Button
            size="small"
            loading={work.busy}
            onClick={() => {
              work.reset();
              setAsked(true);
            }}
          >
            {t('rules.models.rollback')}
          </Button>
        )
      }
    >
      {!asked && <JobBar work={work} label={t('rules.job.evaluating')} />}
      <ul className={styles['books']}>
        {modelOrder(models).map((model) => (
          <li key={model.id} data-model={model.id} data-state={model.state}>
            <button
              type="button"
              aria-current={model.id === chosen || undefined}
              onClick={() => onShow(model.id)}
            >
              <StateChip state={model.state} label={t(`rules.models.state.${model.state}`)} />
              <code>{model.id}</code>
              <small>
                {[model.trainer, model.asOf].filter((each) => each !== undefined).join(' · ')}
              </small>
              {model.metrics?.['auc'] !== undefined && (
                <small>AUC {fixed(model.metrics['auc'], 3)}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
      {models.length === 0 && <p className={styles['foot']}>{t('rules.models.none')}</p>}
      {asked && (
        <Confirm
          title={t('rules.models.ask.rollback', { risk: t(`risk.${risk}`) })}
          hint={t('rules.models.hint.rollback')}
          ok={t('rules.models.rollback')}
          noted
          busy={work.busy}
          onOk={(note) => work.run(() => rollBackModel(risk, note))}
          onClose={() => setAsked(false)}
        >
          <JobBar work={work} label={t('rules.job.evaluating')} />
        </Confirm>
      )}
    </Panel>
  );
}
