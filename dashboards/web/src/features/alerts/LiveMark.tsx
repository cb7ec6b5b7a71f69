import { useTranslation } from '@/lib/i18n';
import styles from './LiveMark.module.css';
import type { Liveness } from './useAlertStream';

/** Whether alerts come by themselves just now, in a word and a dot. */
export function LiveMark({ liveness }: { liveness: Liveness }) {
  const { t } = useTranslation();
  return (
    <span
      className={styles['mark']}
      data-state={liveness}
      role="status"
      title={t(`alerts.liveHint.${liveness}`)}
    >
      <i aria-hidden="true" />
      {t(`alerts.live.${liveness}`)}
    </span>
  );
}
