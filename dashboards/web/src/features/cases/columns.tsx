import type { ReactNode } from 'react';
import type { CaseSummary } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { CaseMarks, CaseStateChip } from '@/components/CaseMarks';
import { DueText } from '@/components/DueText';
import { Region } from '@/components/Region';
import type { TFunction } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import styles from './CaseTable.module.css';

interface Column {
  key: string;
  label: (t: TFunction) => string;
  cell: (row: CaseSummary, t: TFunction) => ReactNode;
}

/** The columns of the list of cases that can be hidden; number and enterprise always stand there. */
export const CASE_COLUMNS: readonly Column[] = [
  {
    key: 'risk',
    label: (t) => t('alerts.risk'),
    cell: (row, t) => (
      <td>
        {t(`risk.${row.risk}`)}
        <small>
          <Region code={row.region} />
        </small>
      </td>
    ),
  },
  {
    key: 'band',
    label: (t) => t('alerts.band'),
    cell: (row) => (
      <td>
        <span className={styles['band']}>
          <BandChip band={row.band} />
          <b>{fixed(row.riskIndex, 1)}</b>
        </span>
      </td>
    ),
  },
  {
    key: 'state',
    label: (t) => t('feeds.stateOf'),
    cell: (row, t) => (
      <td>
        <CaseStateChip state={row.state} />
        {row.outcome !== undefined && <small>{t(`cases.outcome.${row.outcome}`)}</small>}
      </td>
    ),
  },
  {
    key: 'handler',
    label: (t) => t('cases.handler'),
    cell: (row, t) => (
      <td>
        {row.handler === undefined ? (
          <span className={styles['nobody']}>{t('cases.nobody')}</span>
        ) : (
          <>
            {row.handler.displayName}
            <small>{row.handler.unit}</small>
          </>
        )}
      </td>
    ),
  },
  {
    key: 'due',
    label: (t) => t('cases.deadline'),
    cell: (row) => (
      <td>
        <DueText of={row} />
        {row.due !== undefined && <small>{row.due.on}</small>}
      </td>
    ),
  },
  {
    key: 'marks',
    label: (t) => t('cases.marks'),
    cell: (row, t) => (
      <td className={styles['marks']}>
        <CaseMarks marks={row.marks} />
        {row.supervisor !== undefined && (
          <small>{t('caseWork.supervisedBy', { name: row.supervisor.displayName })}</small>
        )}
      </td>
    ),
  },
];

export function hideable(t: TFunction): [key: string, label: string][] {
  return CASE_COLUMNS.map(({ key, label }) => [key, label(t)]);
}
