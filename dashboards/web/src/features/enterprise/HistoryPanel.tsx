import { Skeleton } from 'antd';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { HistoryChart } from './HistoryChart';
import { useScoreHistory } from './queries';

/** Both risks' index over time. */
export function HistoryPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const fundraising = useScoreHistory(id, 'fundraising');
  const failure = useScoreHistory(id, 'default');
  const failed = [fundraising, failure].find((query) => query.isError);
  const series = [
    { risk: 'fundraising' as const, points: fundraising.data?.items ?? [] },
    { risk: 'default' as const, points: failure.data?.items ?? [] },
  ];
  const drawn = series.filter(({ points }) => points.length > 0);
  const label = drawn
    .map(({ risk, points }) =>
      t('enterprise.historyLabel', {
        risk: t(`risk.${risk}`),
        count: points.length,
        last: fixed(points.at(-1)?.index, 1),
      }),
    )
    .join('; ');
  return (
    <Panel title={t('enterprise.history')}>
      <div style={{ height: 240 }}>
        {failed !== undefined ? (
          <ProblemView
            error={failed.error}
            onRetry={() => {
              void fundraising.refetch();
              void failure.refetch();
            }}
          />
        ) : fundraising.isPending || failure.isPending ? (
          <Skeleton active title={false} style={{ padding: 14 }} />
        ) : drawn.length === 0 ? (
          <Blank small title={t('enterprise.historyNone')} />
        ) : (
          <HistoryChart series={drawn} label={label} />
        )}
      </div>
    </Panel>
  );
}
