import { Button, Tag } from 'antd';
import { useNames } from '@/client/catalogue';
import type { Report } from '@/client/types';
import { Ago } from '@/components/Ago';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './Reports.module.css';
import { usePartName } from './usePartName';

const COLOURS = { queued: 'processing', making: 'processing', ready: 'default', failed: 'error' };

interface TableProps {
  reports: readonly Report[];
  onOpen: (id: string) => void;
}

export function ReportTable({ reports, onOpen }: TableProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">{t('reports.name')}</th>
          <th scope="col" className={styles['regionCol']}>
            {t('reports.region')}
          </th>
          <th scope="col" className={styles['stateCol']}>
            {t('reports.state')}
          </th>
          <th scope="col" className={styles['timeCol']}>
            {t('reports.asOf')}
          </th>
          <th scope="col" className={styles['snapshotCol']}>
            {t('reports.snapshot')}
          </th>
          <th scope="col" className={styles['byCol']}>
            {t('reports.madeBy')}
          </th>
          <td className={styles['openCol']} />
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id} data-report={report.state}>
            <td title={report.title}>
              {report.title} <small>{t(`reports.kinds.${report.kind}`)}</small>
            </td>
            <td>{report.region === '' ? t('reports.wholeCity') : names.district(report.region)}</td>
            <td>
              <ReportState report={report} />
            </td>
            <td>{report.asOf === undefined ? '—' : dateTime(report.asOf)}</td>
            <td title={report.snapshot}>
              {report.snapshot === '' ? '—' : <code>{report.snapshot}</code>}
            </td>
            <td>
              {report.madeBy} <Ago at={report.createdAt} />
            </td>
            <td>
              <Button size="small" onClick={() => onOpen(report.id)}>
                {t('reports.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a report is; of one that failed, at which part. */
export function ReportState({ report }: { report: Report }) {
  const { t } = useTranslation();
  const partName = usePartName();
  const { state, part } = report;
  return (
    <span className={styles['state']}>
      <Tag color={COLOURS[state]}>{t(`reports.states.${state}`)}</Tag>
      {part !== '' && (
        <small>
          {t(state === 'failed' ? 'reports.failedAt' : 'reports.at', { part: partName(part) })}
        </small>
      )}
    </span>
  );
}
