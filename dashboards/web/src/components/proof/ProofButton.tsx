import { AuditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useRights } from '@/client/rights';
import type { Alert } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { ProofDrawer } from './ProofDrawer';
import styles from './Proof.module.css';

/** Opens the evidence of an alert, for who may see single events. */
export function ProofButton({ alert }: { alert: Pick<Alert, 'id'> }) {
  const { t } = useTranslation();
  const may = useRights();
  const [open, setOpen] = useState(false);
  if (!may('alerts-read') || !may('events-read')) return null;
  return (
    // what is clicked in a row must not open the enterprise, nor what is clicked in the drawer
    <span
      className={styles['button']}
      role="presentation"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation(); // which closes the drawer
      }}
    >
      <Button
        type="link"
        size="small"
        icon={<AuditOutlined />}
        aria-label={t('proof.openOf', { id: alert.id })}
        onClick={() => setOpen(true)}
      >
        {t('proof.open')}
      </Button>
      {open && <ProofDrawer alert={alert.id} onClose={() => setOpen(false)} />}
    </span>
  );
}
