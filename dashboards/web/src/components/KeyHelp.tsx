import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { SHORTCUT } from './useRowKeys';
import { useTranslation } from '@/lib/i18n';
import styles from './KeyHelp.module.css';

const KEYS = {
  j: 'next',
  k: 'previous',
  x: 'select',
  o: 'case',
  Enter: 'open',
  '?': 'help',
} as const;

/** Shows by which keys the rows of a page are gone through. */
export function KeyHelp({ keys }: { keys: readonly (keyof typeof KEYS)[] }) {
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
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`cases.triage.key.${KEYS[key]}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('cases.triage.keysHint')}</p>
      </Modal>
    </>
  );
}
