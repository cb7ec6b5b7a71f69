import { Skeleton, Tag } from 'antd';
import type { Right, RoleRights } from '@/client/types';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './Admin.module.css';
import { useRoles } from './queries';

/** The table of rights as the server has it: a row a right, a column a role. */
export function RightsPanel() {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <Panel className={styles['panel']} title={t('admin.rightsTable')} hint={t('admin.rightsHint')}>
      <div className={styles['rows']}>
        {roles.isError && <ProblemView error={roles.error} onRetry={() => void roles.refetch()} />}
        {roles.isPending && (
          <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
        )}
        {roles.isSuccess && <Matrix roles={roles.data} />}
      </div>
    </Panel>
  );
}

function Matrix({ roles }: { roles: RoleRights[] }) {
  const { t } = useTranslation();
  const rights: Right[] = [...new Set(roles.flatMap((role) => role.rights))];
  return (
    <table className={styles['matrix']}>
      <thead>
        <tr>
          <td />
          {roles.map(({ role, power }) => (
            <th key={role} scope="col" title={role}>
              {t(`roles.${role}`)}
              {power && <Tag color="gold">{t('admin.power')}</Tag>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rights.map((right) => (
          <tr key={right}>
            <th scope="row">{t(`rights.${right}`)}</th>
            {roles.map((role) => (
              <td key={role.role}>
                {role.rights.includes(right) ? (
                  <span role="img" aria-label={t('common.yes')}>
                    ✓
                  </span>
                ) : (
                  <span className="visually-hidden">{t('common.no')}</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
