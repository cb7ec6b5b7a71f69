import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useRights } from '@/client/rights';
import type { Model } from '@/client/types';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { ComparisonView } from './ComparisonView';
import { Confirm } from './Confirm';
import { JobBar } from './JobBar';
import { ModelCard } from './ModelCard';
import { actOnModel, useModel, useModelsAnew, type ModelAct } from './queries';
import styles from './Rules.module.css';
import { StateChip } from './StateChip';
import { useActing, type Acting } from './useActing';

type Part = 'card' | 'compare';

/** A model: its card, how it does beside the one in force, and its way there. */
export function ModelView({ model }: { model: Model }) {
  const { t } = useTranslation();
  const whole = useModel(model.id);
  const [part, setPart] = useState<Part>('card');
  const { message } = App.useApp();
  const anew = useModelsAnew();
  const [asked, setAsked] = useState<ModelAct | null>(null);
  const work = useActing({
    done: () => {
      setAsked(null);
      void message.success(t('rules.models.did'));
    },
    over: () => void anew(),
  });
  return (
    <Panel
      className={styles['main']}
      title={<code>{model.id}</code>}
      hint={<StateChip state={model.state} label={t(`rules.models.state.${model.state}`)} />}
      extra={<Acts model={model} work={work} asked={asked} onAsk={setAsked} />}
    >
      {asked === null && <JobBar work={work} label={t('rules.job.evaluating')} />}
      {model.state !== 'champion' && (
        <Segmented<Part>
          className={styles['parts'] ?? ''}
          aria-label={t('rules.models.title')}
          size="small"
          value={part}
          options={[
            { value: 'card', label: t('rules.models.card') },
            { value: 'compare', label: t('rules.models.compare') },
          ]}
          onChange={setPart}
        />
      )}
      <div
        className={styles['body']}
        role="tabpanel"
        aria-label={t(part === 'card' ? 'rules.models.card' : 'rules.models.compare')}
        tabIndex={0}
      >
        {part === 'compare' && <ComparisonView model={model.id} />}
        {part === 'card' && whole.isError && whole.data === undefined && (
          <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />
        )}
        {part === 'card' && whole.isPending && (
          <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
        )}
        {part === 'card' && whole.data !== undefined && <ModelCard detail={whole.data} />}
      </div>
    </Panel>
  );
}

const NOTED: readonly ModelAct[] = ['approve', 'retire'];

/** What may be done to a model as it stands; the server has the last word. */
function legal({ state, approver }: Model, makes: boolean, checks: boolean): ModelAct[] {
  const acts: ModelAct[] = [];
  const approved = approver !== undefined;
  if (checks && state !== 'champion' && !approved) {
    acts.push('approve');
  }
  if ((makes || checks) && (state === 'candidate' || state === 'approved')) acts.push('shadow');
  if (checks && state !== 'champion' && approved) acts.push('activate');
  if (checks && (state === 'shadow' || state === 'candidate' || state === 'approved')) {
    acts.push('retire');
  }
  return acts;
}

interface ActsProps {
  model: Model;
  work: Acting;
  asked: ModelAct | null;
  onAsk: (act: ModelAct | null) => void;
}

function Acts({ model, work, asked, onAsk }: ActsProps) {
  const { t } = useTranslation();
  const may = useRights();
  return (
    <>
      {legal(model, may('rules-make'), may('rules-check')).map((act) => (
        <Button
          key={act}
          size="small"
          disabled={work.busy}
          onClick={() => {
            work.reset();
            onAsk(act);
          }}
        >
          {t(`rules.models.${act}`)}
        </Button>
      ))}
      {asked !== null && (
        <Confirm
          title={t(`rules.models.ask.${asked}`, { model: model.id })}
          hint={t(`rules.models.hint.${asked}`)}
          ok={t(`rules.models.${asked}`)}
          noted={NOTED.includes(asked)}
          busy={work.busy}
          onOk={(note) => work.run(() => actOnModel(asked, model.id, note))}
          onClose={() => onAsk(null)}
        >
          <JobBar work={work} label={t('rules.job.evaluating')} />
        </Confirm>
      )}
    </>
  );
}
