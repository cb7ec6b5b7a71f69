import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseSummary } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { BandChip } from './BandChip';
import styles from './CaseCard.module.css';
import { CaseMarks, CaseStateChip } from './CaseMarks';
import { DueText } from './DueText';
import { Region } from './Region';

interface CardProps {
  summary: CaseSummary;
  /** Whether the state is told; a column of one state need not. */
  withState?: boolean;
  /** Whether it is told who handles it; otherwise, where it is. */
  withHandler?: boolean;
  children?: ReactNode;
}

/** A case on a card; its name is the link to it. */
export function CaseCard({ summary, withState = true, withHandler = true, children }: CardProps) {
  const { t } = useTranslation();
  const { number, enterprise, enterpriseName, handler, band, riskIndex } = summary;
  return (
    <article className={styles['card']} data-band={band} data-case={number}>
      <div className={styles['head']}>
        <BandChip band={band} />
        {riskIndex !== undefined && <b>{fixed(riskIndex, 1)}</b>}
        <span>{t(`risk.${summary.risk}`)}</span>
        <span className={styles['end']}>
          {withState && <CaseStateChip state={summary.state} />}
        </span>
      </div>
      <Link className={styles['name']} to={`/cases/${number}`}>
        {enterpriseName === '' ? enterprise : enterpriseName}
      </Link>
      <div className={styles['line']}>
        <span className={styles['number']}>{number}</span>
        <span>
          {withHandler ? (
            (handler?.displayName ?? t('cases.nobody'))
          ) : (
            <Region code={summary.region} />
          )}
        </span>
      </div>
      <div className={styles['line']}>
        <DueText of={summary} />
        <CaseMarks
          marks={summary.marks.filter((mark) => mark !== 'overdue' && mark !== 'due-soon')}
        />
      </div>
      {children}
    </article>
  );
}
