import { Fragment } from 'react';
import type { Alert } from '@/client/types';
import { More } from '@/components/More';
import { useLook } from '@/components/views/look';
import { useTranslation } from '@/lib/i18n';
import { AlertRow, AlertRows } from './AlertRow';
import { ALERT_COLUMNS } from './columns';

interface TableProps {
  rows: Alert[];
  arrived: ReadonlySet<string>;
  hasMore: boolean;
  loadingMore: boolean;
  moreError: Error | null;
  onMore: () => void;
}

/** All alerts, the newest first. */
export function AlertTable(props: TableProps) {
  const { rows, arrived, hasMore, loadingMore, moreError, onMore } = props;
  const { t } = useTranslation();
  const { hidden } = useLook();
  const columns = ALERT_COLUMNS.filter(({ key }) => !hidden.includes(key));
  return (
    <>
      <AlertRows
        alerts={rows}
        head={columns.map(({ key, label, head }) => (
          <Fragment key={key}>{head(label(t))}</Fragment>
        ))}
      >
        {rows.map((alert) => {
          const fresh = arrived.has(alert.id);
          return (
            <AlertRow key={alert.id} alert={alert} fresh={fresh}>
              {columns.map(({ key, cell }) => (
                <Fragment key={key}>{cell(alert, t, fresh)}</Fragment>
              ))}
            </AlertRow>
          );
        })}
      </AlertRows>
      <More hasMore={hasMore} loading={loadingMore} error={moreError} onMore={onMore} />
    </>
  );
}
