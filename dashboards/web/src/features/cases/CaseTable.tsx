import { Checkbox } from 'antd';
import { Fragment } from 'react';
import { useNavigate } from 'react-router';
import type { CaseSummary } from '@/client/types';
import { EnterpriseName } from '@/components/EnterpriseName';
import { moveByArrow } from '@/components/rowKeys';
import { useLook } from '@/components/views/look';
import { useRowKeys } from '@/components/useRowKeys';
import { useTranslation } from '@/lib/i18n';
import styles from './CaseTable.module.css';
import { CASE_COLUMNS } from './columns';
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
  const { hidden, density } = useLook();
  const columns = CASE_COLUMNS.filter(({ key }) => !hidden.includes(key));
  return (
    <table className={`sheet ${styles['table'] ?? ''}`} data-density={density}>
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
          <th scope="col" className={styles['numberCol']}>
            {t('cases.number')}
          </th>
          <th scope="col">{t('alerts.enterprise')}</th>
          {columns.map(({ key, label }) => (
            <th scope="col" key={key} className={styles[`${key}Col`]}>
              {label(t)}
            </th>
          ))}
        </tr>
      </thead>
      {/* the keys of the links in it */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody onKeyDown={moveByArrow}>
        {rows.map((row) => (
          <Row key={row.number} row={row} columns={columns} selecting={selecting} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<TableProps, 'selecting'> {
  row: CaseSummary;
  columns: typeof CASE_COLUMNS;
}

function Row({ row, columns, selecting }: RowProps) {
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
      {columns.map(({ key, cell }) => (
        <Fragment key={key}>{cell(row, t)}</Fragment>
      ))}
    </tr>
  );
}
