import type { ListSummary } from '@/client/types';
import { ListMarks, ListStateChip } from '@/components/ListMarks';
import { Region } from '@/components/Region';
import { useListReason } from '@/components/useListReason';
import { useTranslation } from '@/lib/i18n';
import { date } from '@/lib/time';
import styles from './ListsPage.module.css';

interface ViewProps {
  rows: readonly ListSummary[];
  onOpen: (id: string) => void;
}

/** The entries of a list; a row opens one. */
export function ListTable({ rows, onOpen }: ViewProps) {
  const { t } = useTranslation();
  const columns: [className: string, label: string][] = [
    ['nameCol', t('alerts.enterprise')],
    ['riskCol', t('alerts.risk')],
    ['stateCol', t('feeds.stateOf')],
    ['reasonCol', t('lists.reason')],
    ['dayCol', t('lists.nextDay')],
    ['marksCol', t('lists.marks')],
  ];
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <caption className="visually-hidden">
        {t('lists.title')}. {t('lists.keys')}
      </caption>
      <thead>
        <tr>
          {columns.map(([className, label]) => (
            <th scope="col" key={className} className={styles[className]}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, onOpen }: { row: ListSummary; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const reason = useListReason()(row);
  return (
    // the button in it does the same for keyboard and screen reader
    <tr
      data-entry={row.id}
      onClick={() => {
        if (globalThis.getSelection()?.isCollapsed !== false) onOpen(row.id);
      }}
    >
      <td>
        <Open row={row} onOpen={onOpen} />
        {row.enterpriseName !== '' && <small>{row.enterprise}</small>}
      </td>
      <td>
        {row.risk === undefined ? t('lists.bothRisks') : t(`risk.${row.risk}`)}
        <small>
          <Region code={row.region} />
        </small>
      </td>
      <td>
        <ListStateChip state={row.state} />
      </td>
      <td title={reason}>
        {reason}
        {(row.basis ?? row.measures) !== undefined && <small>{row.basis ?? row.measures}</small>}
      </td>
      <td>
        <Day row={row} />
      </td>
      <td className={styles['marks']}>
        <ListMarks marks={row.marks} />
      </td>
    </tr>
  );
}

function Open({ row, onOpen }: { row: ListSummary; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      className={styles['open']}
      title={row.enterpriseName}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(row.id);
      }}
    >
      {row.enterpriseName === '' ? row.enterprise : row.enterpriseName}
    </button>
  );
}

/** What comes next of an entry, or when it ended. */
function Day({ row }: { row: ListSummary }) {
  const { t } = useTranslation();
  if (row.state === 'active' || row.state === 'proposed') {
    if (row.until !== undefined) return <>{t('lists.untilDay', { day: row.until })}</>;
    if (row.reviewOn !== undefined) return <>{t('lists.reviewDay', { day: row.reviewOn })}</>;
  }
  if (row.revisitOn !== undefined) return <>{t('lists.revisitDay', { day: row.revisitOn })}</>;
  if (row.endedAt !== undefined) return <>{date(row.endedAt)}</>;
  return <>{row.until ?? date(row.changedAt)}</>;
}

/** The entries on a phone, a card each. */
export function ListCards({ rows, onOpen }: ViewProps) {
  const { t } = useTranslation();
  const reasonOf = useListReason();
  return (
    <ul className={styles['cards']} aria-label={t('lists.title')}>
      {rows.map((row) => (
        <li key={row.id} className={styles['card']} data-entry={row.id}>
          <Open row={row} onOpen={onOpen} />
          <div className={styles['line']}>
            <ListStateChip state={row.state} />
            <span>{row.risk === undefined ? t('lists.bothRisks') : t(`risk.${row.risk}`)}</span>
            <Region code={row.region} />
            <Day row={row} />
          </div>
          <p>{reasonOf(row)}</p>
          <ListMarks marks={row.marks} />
        </li>
      ))}
    </ul>
  );
}
