import { useLanguage, useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { actionText } from './actions';
import styles from './AuditPage.module.css';
import type { AuditEntry } from './queries';

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <thead>
        <tr>
          <th className={styles['idCol']}>{t('audit.id')}</th>
          <th className={styles['atCol']}>{t('audit.at')}</th>
          <th className={styles['actorCol']}>{t('audit.actor')}</th>
          <th className={styles['actionCol']}>{t('audit.action')}</th>
          <th>{t('audit.object')}</th>
          <th>{t('audit.detail')}</th>
          <th className={styles['actorCol']}>{t('audit.address')}</th>
          <th className={styles['hashCol']}>{t('audit.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className={styles['idCol']}>{entry.id}</td>
            <td>{dateTime(entry.at)}</td>
            <td title={entry.actor}>{entry.actor}</td>
            <td title={entry.action}>{actionText(entry.action, english)}</td>
            <td title={entry.object}>{entry.object}</td>
            <td title={entry.detail}>{entry.detail}</td>
            <td>{entry.address}</td>
            <td title={entry.hash}>
              <code>{entry.hash.slice(0, 12)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
