import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useCasesOf } from '@/client/cases';
import { CASE_STATES } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { Blank } from '@/components/Blank';
import { CaseMarks, CaseStateChip } from '@/components/CaseMarks';
import { DueText } from '@/components/DueText';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { date } from '@/lib/time';
import styles from './CasesOf.module.css';

/** The cases of an enterprise, those that are closed too. */
export function CasesOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const cases = useCasesOf(id, CASE_STATES);
  // the server looks for a part of the id
  const items = cases.data?.items.filter(({ enterprise }) => enterprise === id);
  const hint = items && t('cases.count', { count: items.length, total: decimal(items.length) });
  return (
    <Panel title={t('cases.panel.title')} hint={hint}>
      {cases.isPending && <Skeleton active title={false} style={{ padding: 14 }} />}
      {cases.isError && <ProblemView error={cases.error} onRetry={() => void cases.refetch()} />}
      {items?.length === 0 && <Blank small title={t('cases.panel.none')} />}
      <ol className={styles['list']}>
        {items?.map((summary) => (
          <li key={summary.number}>
            <BandChip band={summary.band} />
            <Link to={`/cases/${summary.number}`}>{summary.number}</Link>
            <span>{t(`risk.${summary.risk}`)}</span>
            <CaseStateChip state={summary.state} />
            {summary.outcome !== undefined && <span>{t(`cases.outcome.${summary.outcome}`)}</span>}
            {summary.state !== 'closed' && <DueText of={summary} />}
            <CaseMarks marks={summary.marks.filter((mark) => mark !== 'overdue')} />
            <small>
              {summary.handler?.displayName ?? t('cases.nobody')} ·{' '}
              {t('cases.panel.opened', { at: date(summary.openedAt) })}
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
