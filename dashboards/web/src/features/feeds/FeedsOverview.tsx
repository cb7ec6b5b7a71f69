import { Skeleton, Switch } from 'antd';
import { useSearchParams } from 'react-router';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { DriftPanel } from '@/components/DriftPanel';
import { byState, counts, isIll } from './feedOrder';
import styles from './FeedsPage.module.css';
import { FeedTable } from './FeedTable';
import { useFeeds } from './queries';

/** How each feed is (概览); the worst first. */
export function FeedsOverview() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const onlyIll = search.get('only') === 'ill';
  const feeds = useFeeds();
  const all = feeds.data?.items ?? [];
  const shown = byState(onlyIll ? all.filter(isIll) : all);

  return (
    <>
      <Panel
        className={styles['panel']}
        title={t('feeds.quality')}
        hint={
          <span aria-live="polite" data-testid="feed-counts">
            {counts(all)
              .map(({ state, count }) => `${t(`feeds.state.${state}`)} ${count}`)
              .join(' · ')}
          </span>
        }
        extra={
          <label className={styles['only']}>
            <Switch
              size="small"
              checked={onlyIll}
              onChange={(only) => setSearch(only ? { only: 'ill' } : {}, { replace: true })}
            />
            {t('feeds.onlyIll')}
          </label>
        }
      >
        <div className={styles['rows']}>
          {feeds.isError && (
            <ProblemView error={feeds.error} onRetry={() => void feeds.refetch()} />
          )}
          {feeds.isPending && (
            <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
          )}
          {feeds.isSuccess && all.length === 0 && (
            <Blank
              title={t('feeds.none')}
              hint={t('feeds.noneHint')}
              commands={['./finance-brain ingest --feed NAME --input DIR']}
            />
          )}
          {all.length > 0 && shown.length === 0 && (
            <Blank title={t('feeds.well')} hint={t('feeds.wellHint')} />
          )}
          {shown.length > 0 && <FeedTable feeds={shown} />}
        </div>
      </Panel>
      {feeds.isSuccess && <DriftPanel models={feeds.data.drift} />}
    </>
  );
}
