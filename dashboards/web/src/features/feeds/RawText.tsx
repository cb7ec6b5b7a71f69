import { Input } from 'antd';
import { useTranslation } from '@/lib/i18n';
import styles from './FeedDesk.module.css';

/** What a department told, as it was told; can be scrolled and copied by keyboard. */
export function RawText({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Input.TextArea
      className={styles['raw'] ?? ''}
      readOnly
      autoSize={{ minRows: 1, maxRows: 5 }}
      aria-label={t('feedDesk.row.raw')}
      value={text}
    />
  );
}
