import { App, Button, Skeleton } from 'antd';
import { useJob } from '@/client/jobs';
import { useRights } from '@/client/rights';
import { DriftPanel } from '@/components/DriftPanel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { JobBar } from './JobBar';
import { beginDrift, useDrift, useDriftAnew } from './queries';

/** How far what the models in force read and say has moved, judged once a day or at once. */
export function DriftView() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const may = useRights();
  const drift = useDrift();
  const anew = useDriftAnew();
  const work = useJob(() => beginDrift(), {
    done: () => {
      void message.success(t('rules.drift.judged'));
      void anew();
    },
  });
  return (
    <>
      <JobBar work={work} label={t('rules.job.running')} />
      {drift.isError && drift.data === undefined && (
        <ProblemView error={drift.error} onRetry={() => void drift.refetch()} />
      )}
      {drift.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {drift.data !== undefined && (
        <DriftPanel
          models={drift.data.drift}
          extra={
            (may('rules-make') || may('rules-check')) && (
              <Button size="small" loading={work.busy} onClick={() => work.run(null)}>
                {t('rules.drift.judge')}
              </Button>
            )
          }
        />
      )}
    </>
  );
}
