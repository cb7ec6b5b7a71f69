import { useNavigate } from 'react-router';
import { RISKS, type EnterpriseSummary, type Risk } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { EnterpriseName } from '@/components/EnterpriseName';
import { Industry } from '@/components/Industry';
import { Region } from '@/components/Region';
import { moveByArrow } from '@/components/rowKeys';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import styles from './EnterpriseTable.module.css';
import type { Order } from './listFilter';

interface TableProps {
  rows: EnterpriseSummary[];
  order: Order;
  onOrder: (order: Order) => void;
}

/** Enterprises with where they stand in both risks; arrow keys move from row to row. */
export function EnterpriseTable({ rows, order, onOrder }: TableProps) {
  const { t } = useTranslation();
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <caption className="visually-hidden">
        {t('enterprise.list')}. {t('alerts.keys')}
      </caption>
      <thead>
        <tr>
          <OrderHead by="id" order={order} onOrder={onOrder} label={t('enterprise.nameAndId')} />
          <th scope="col" className={styles['districtCol']}>
            {t('enterprise.region')}
          </th>
          <th scope="col" className={styles['industryCol']}>
            {t('enterprise.industry')}
          </th>
          {RISKS.map((risk) => (
            <OrderHead
              key={risk}
              by={risk}
              order={order}
              onOrder={onOrder}
              label={t(`risk.${risk}`)}
            />
          ))}
        </tr>
      </thead>
      {/* the keys of the links in it */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody onKeyDown={moveByArrow}>
        {rows.map((row) => (
          <Row key={row.id} row={row} order={order} />
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  by: Order;
  order: Order;
  label: string;
  onOrder: (order: Order) => void;
}

function OrderHead({ by, order, label, onOrder }: HeadProps) {
  const { t } = useTranslation();
  const arrow = by === 'id' ? '↑' : '↓';
  return (
    <th
      scope="col"
      className={by === 'id' ? undefined : styles['riskCol']}
      aria-sort={by !== order ? undefined : by === 'id' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        title={t(by === 'id' ? 'enterprise.orderById' : 'enterprise.orderByIndex')}
        onClick={() => onOrder(by)}
      >
        {label}
        <i aria-hidden="true">{by === order ? arrow : '↕'}</i>
      </button>
    </th>
  );
}

function Row({ row, order }: { row: EnterpriseSummary; order: Order }) {
  const navigate = useNavigate();
  const path = `/enterprises/${encodeURIComponent(row.id)}`;
  const target = order === 'id' ? path : `${path}?risk=${order}`;
  return (
    // the link in it does the same for keyboard and screen reader
    <tr
      data-enterprise={row.id}
      onClick={() => {
        if (globalThis.getSelection()?.isCollapsed !== false) void navigate(target);
      }}
    >
      <td>
        <EnterpriseName id={row.id} name={row.name} to={target} />
      </td>
      <td>
        <Region code={row.district} />
      </td>
      <td title={row.industry}>
        <Industry code={row.industry} />
      </td>
      {RISKS.map((risk) => (
        <td key={risk} data-risk={risk}>
          <Standing row={row} risk={risk} />
        </td>
      ))}
    </tr>
  );
}

function Standing({ row, risk }: { row: EnterpriseSummary; risk: Risk }) {
  const { t } = useTranslation();
  const standing = row.standings.find((each) => each.risk === risk);
  if (standing?.status === 'scored') {
    return (
      <span className={styles['standing']}>
        <b>{fixed(standing.index, 1)}</b>
        <BandChip band={standing.band} />
      </span>
    );
  }
  return (
    <span className={styles['standing']}>
      <b>—</b>
      <BandChip band={null} />
      <small>
        {t(standing === undefined ? 'enterprise.never' : `enterprise.why.${standing.why}`)}
      </small>
    </span>
  );
}
