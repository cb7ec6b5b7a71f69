import { MenuOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import type { Session } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { entriesOf } from './navigation';
import styles from './Shell.module.css';

/** The navigation where the bar has no room for it. */
export function PhoneMenu({ session, here }: { session: Session; here: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const entries = entriesOf(session);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        className: styles['menu'] ?? '',
        selectedKeys: entries.filter(({ path }) => here.startsWith(path)).map(({ path }) => path),
        items: entries.map(({ path, label }) => ({ key: path, label: label(t) })),
        onClick: ({ key }) => void navigate(key),
      }}
    >
      <button type="button" className={styles['menuButton']} aria-label={t('cases.nav.menu')}>
        <MenuOutlined />
      </button>
    </Dropdown>
  );
}
