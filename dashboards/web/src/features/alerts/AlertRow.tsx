import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Alert } from '@/client/types';
import { moveByArrow } from '@/components/rowKeys';
import { useLook } from '@/components/views/look';
import { useNarrow } from '@/components/useNarrow';
import { useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { AlertCards } from './AlertCards';
import styles from './AlertTable.module.css';
import { pageOf } from './pageOf';
import { SelectCell, SelectHead } from './CaseCell';
import { useTriage } from './triage';
import { useTriageKeys } from './useTriageKeys';

interface RowsProps {
  alerts: readonly Alert[];
  head: ReactNode;
  children: ReactNode;
}

/** A table of alerts, or cards on a phone; arrow keys move from row to row, Enter opens the enterprise. */
export function AlertRows({ alerts, head, children }: RowsProps) {
  const { t } = useTranslation();
  useTriageKeys(alerts);
  const { density } = useLook();
  if (useNarrow()) return <AlertCards alerts={alerts} />;
  return (
    <table className={`sheet ${styles['table'] ?? ''}`} data-density={density}>
      <caption className="visually-hidden">
        {t('alerts.title')}. {t('alerts.keys')}
      </caption>
      <thead>
        <tr>
          <SelectHead />
          {head}
        </tr>
      </thead>
      {/* the keys of the links in it */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody onKeyDown={moveByArrow}>{children}</tbody>
    </table>
  );
}

/** A row that opens the enterprise, unless somebody marks text in it. */
export function AlertRow(props: { alert: Alert; fresh?: boolean; children: ReactNode }) {
  const { alert, fresh, children } = props;
  const navigate = useNavigate();
  const { selected } = useTriage();
  const open = () => {
    if (globalThis.getSelection()?.isCollapsed !== false) void navigate(pageOf(alert));
  };
  return (
    // the link in it does the same for keyboard and screen reader
    <tr
      className={fresh === true ? styles['fresh'] : undefined}
      data-band={alert.band}
      data-alert={alert.id}
      data-enterprise={alert.enterprise}
      data-selected={selected.has(alert.id) || undefined}
      onClick={open}
    >
      <SelectCell alert={alert} />
      {children}
    </tr>
  );
}

/** The index of an alert; a hard rule raises without one. */
export function IndexCell({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <td className={styles['number']} data-scored={alert.index !== null}>
      {alert.index === null ? (
        <span title={t('alerts.noIndex')}>—</span>
      ) : (
        <b>{fixed(alert.index, 1)}</b>
      )}
    </td>
  );
}
