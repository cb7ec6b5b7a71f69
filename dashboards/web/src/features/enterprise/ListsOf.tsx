import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useListsOf } from '@/client/lists';
import type { ListSummary } from '@/client/types';
import { Blank } from '@/components/Blank';
import { ListMarks, ListStateChip } from '@/components/ListMarks';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useListReason } from '@/components/useListReason';
import { useTranslation } from '@/lib/i18n';
import { date } from '@/lib/time';
import styles from './CasesOf.module.css';

/** The entries of an enterprise on the white list and the risk list, past ones too. */
export function ListsOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const lists = useListsOf(id);
  return (
    <Panel title={t('lists.panel.title')}>
      {lists.isPending && <Skeleton active title={false} style={{ padding: 14 }} />}
      {lists.isError && <ProblemView error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.data?.items.length === 0 && <Blank small title={t('lists.panel.none')} />}
      <ol className={styles['list']} aria-label={t('lists.panel.title')}>
        {lists.data?.items.map((summary) => (
          <li key={summary.id}>
            <Entry summary={summary} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ summary }: { summary: ListSummary }) {
  const { t } = useTranslation();
  const reasonOf = useListReason();
  const { list, risk, until, reviewOn, revisitOn } = summary;
  return (
    <>
      <Link to={`/lists?list=${list}&entry=${summary.id}`}>{t(`lists.list.${list}`)}</Link>
      <ListStateChip state={summary.state} />
      <span>{risk === undefined ? t('lists.bothRisks') : t(`risk.${risk}`)}</span>
      <span>{reasonOf(summary)}</span>
      <ListMarks marks={summary.marks} />
      <small>
        {until !== undefined && t('lists.untilDay', { day: until })}
        {reviewOn !== undefined && t('lists.reviewDay', { day: reviewOn })}
        {revisitOn !== undefined && t('lists.revisitDay', { day: revisitOn })}
        {until === undefined && reviewOn === undefined && revisitOn === undefined
          ? date(summary.changedAt)
          : ''}
      </small>
    </>
  );
}
