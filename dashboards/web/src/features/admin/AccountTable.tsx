import { Tag } from 'antd';
import type { Account } from '@/client/types';
import { Ago } from '@/components/Ago';
import { TerritoryText } from '@/components/TerritoryText';
import { useTranslation } from '@/lib/i18n';
import styles from './Admin.module.css';

const COLOURS = { active: 'green', locked: 'orange', disabled: 'default' } as const;

/** A row an account; its name opens it. */
export function AccountTable({
  rows,
  onOpen,
}: {
  rows: Account[];
  onOpen: (name: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('admin.name')}</th>
          <th scope="col">{t('admin.unit')}</th>
          <th scope="col" className={styles['wide']}>
            {t('admin.role')}
          </th>
          <th scope="col">{t('admin.territory')}</th>
          <th scope="col">{t('admin.state')}</th>
          <th scope="col">{t('admin.lastSignIn')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-account={row.name}>
            <td>
              <button type="button" className={styles['open']} onClick={() => onOpen(row.name)}>
                {row.displayName}
              </button>{' '}
              <small>{row.name}</small>
            </td>
            <td title={row.unit}>{row.unit === '' ? '—' : row.unit}</td>
            <td>
              {row.roles.length === 0 && <small>{t('admin.noRole')}</small>}
              {row.roles.map((role) => (
                <Tag key={role}>{t(`roles.${role}`)}</Tag>
              ))}
            </td>
            <td>
              <TerritoryText prefixes={row.territory} />
            </td>
            <td>
              <StateTag state={row.state} />
              {row.mustChangePassword && <small> {t('admin.firstPassword')}</small>}
            </td>
            <td>{row.lastSignInAt === null ? t('admin.never') : <Ago at={row.lastSignInAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StateTag({ state }: { state: Account['state'] }) {
  const { t } = useTranslation();
  return <Tag color={COLOURS[state]}>{t(`admin.states.${state}`)}</Tag>;
}
