import { Checkbox } from 'antd';
import { useNavigate } from 'react-router';
import type { CaseSummary } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { CaseMarks, CaseStateChip } from '@/components/CaseMarks';
import { DueText } from '@/components/DueText';
import { EnterpriseName } from '@/components/EnterpriseName';
import { Region } from '@/components/Region';
import { moveByArrow } from '@/components/rowKeys';
import { useRowKeys } from '@/components/useRowKeys';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import styles from './CaseTable.module.css';
import type { Selecting } from './useSelecting';

interface TableProps {
  rows: CaseSummary[];
  /** Null where nothing can be done to many at once. */
  selecting: Selecting | null;
}

/** Cases by deadline; arrow keys move from row to row. */
export function CaseTable({ rows, selecting }: TableProps) {
  const { t } = useTranslation();
  useRowKeys('tr[data-case]');
  const columns: [className: string, label: string][] = [
    ['numberCol', t('cases.number')],
    ['nameCol', t('alerts.enterprise')],
    ['riskCol', t('alerts.risk')],
    ['bandCol', t('alerts.band')],
    ['stateCol', t('feeds.stateOf')],
    ['handlerCol', t('cases.handler')],
    ['dueCol', t('cases.deadline')],
    ['marksCol', t('cases.marks')],
  ];
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <caption className="visually-hidden">
        {t('cases.title')}. {t('cases.keys')}
      </caption>
      <thead>
        <tr>
          {selecting !== null && (
            <th scope="col" className={styles['checkCol']}>
              <Checkbox
                aria-label={t('cases.selectPage')}
                checked={selecting.loaded === 'all'}
                indeterminate={selecting.loaded === 'some'}
                onChange={(event) => selecting.loadedTo(event.target.checked)}
              />
            </th>
          )}
          {columns.map(([className, label]) => (
            <th scope="col" key={className} className={styles[className]}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {/* the keys of the links in it */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody onKeyDown={moveByArrow}>
        {rows.map((row) => (
          <Row key={row.number} row={row} selecting={selecting} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, selecting }: { row: CaseSummary; selecting: Selecting | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const target = `/cases/${row.number}`;
  const selected = selecting?.isSelected(row.number) ?? false;
  return (
    // the link in it does the same for keyboard and screen reader
    <tr
      data-case={row.number}
      data-selected={selected || undefined}
      onClick={() => {
        if (globalThis.getSelection()?.isCollapsed !== false) void navigate(target);
      }}
    >
      {selecting !== null && (
        // a click beside the box must not open the case
        <td className={styles['check']} onClick={(event) => event.stopPropagation()}>
          <Checkbox
            aria-label={t('cases.select', { number: row.number })}
            checked={selected}
            onChange={(event) =>
              selecting.toggle(row.number, event.target.checked, event.nativeEvent.shiftKey)
            }
          />
        </td>
      )}
      <td className={styles['number']}>{row.number}</td>
      <td>
        <EnterpriseName id={row.enterprise} name={row.enterpriseName} to={target} />
      </td>
      <td>
        {t(`risk.${row.risk}`)}
        <small>
          <Region code={row.region} />
        </small>
      </td>
      <td>
        <span className={styles['band']}>
          <BandChip band={row.band} />
          <b>{fixed(row.riskIndex, 1)}</b>
        </span>
      </td>
      <td>
        <CaseStateChip state={row.state} />
        {row.outcome !== undefined && <small>{t(`cases.outcome.${row.outcome}`)}</small>}
      </td>
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
      <td>
        <DueText of={row} />
        {row.due !== undefined && <small>{row.due.on}</small>}
      </td>
      <td className={styles['marks']}>
        <CaseMarks marks={row.marks} />
      </td>
    </tr>
  );
}
