import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { SHORTCUT } from '@/components/useRowKeys';
import { useTranslation } from '@/lib/i18n';
import styles from './Triage.module.css';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['x', 'select'],
  ['o', 'case'],
  ['Enter', 'enterprise'],
  ['?', 'help'],
] as const;

/** Shows by which keys alerts are gone through. */
export function KeyHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useHotkeys('?', () => setOpen(true), SHORTCUT);
  return (
    <>
      <Button
        size="small"
        className={styles['help'] ?? ''}
        aria-label={t('cases.triage.keys')}
        title={t('cases.triage.keys')}
        onClick={() => setOpen(true)}
      >
        ?
      </Button>
      <Modal
        open={open}
        title={t('cases.triage.keys')}
        footer={null}
        width={420}
        onCancel={() => setOpen(false)}
      >
        <dl className={styles['keys']}>
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`cases.triage.key.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('cases.triage.keysHint')}</p>
      </Modal>
    </>
  );
}
