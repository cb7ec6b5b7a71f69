import { Button, Checkbox } from 'antd';
import { Link } from 'react-router';
import type { Alert } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import styles from './AlertTable.module.css';
import { useTriage } from './triage';

/** The head of the column of boxes, where the reader may open cases. */
export function SelectHead() {
  const { t } = useTranslation();
  return useTriage().may ? (
    <th scope="col" className={styles['selectCol']}>
      <span className="visually-hidden">{t('cases.triage.open')}</span>
    </th>
  ) : null;
}

export function SelectCell({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const { may, selected, toggle } = useTriage();
  if (!may) return null;
  const name = alert.enterpriseName === '' ? alert.enterprise : alert.enterpriseName;
  return (
    // a click beside the box must not open the enterprise
    <td className={styles['select']} onClick={(event) => event.stopPropagation()}>
      <Checkbox
        aria-label={t('cases.triage.select', { name })}
        checked={selected.has(alert.id)}
        onChange={() => toggle(alert)}
      />
    </td>
  );
}

export function CaseHeadCell() {
  const { t } = useTranslation();
  return useTriage().sees ? (
    <th scope="col" className={styles['caseCol']}>
      {t('cases.title')}
    </th>
  ) : null;
}

/** The case that an alert is in, or the way to open one. */
export function CaseCell({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const { may, sees, ask, caseOf } = useTriage();
  if (!sees) return null;
  const known = caseOf(alert);
  return (
    <td className={styles['case']} onClick={(event) => event.stopPropagation()}>
      {known !== undefined && (
        <Link to={`/cases/${known.number}`}>
          {known.number}
          <small>{t(`cases.state.${known.state}`)}</small>
        </Link>
      )}
      {known === undefined && may && (
        <Button type="link" size="small" onClick={() => ask([alert])}>
          {t('cases.triage.open')}
        </Button>
      )}
      {known === undefined && !may && <small>{t('cases.triage.none')}</small>}
    </td>
  );
}
