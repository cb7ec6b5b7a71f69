import { Alert } from 'antd';
import type { HolidayRule } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { usePreview } from './queries';
import styles from './Schedules.module.css';

interface NextTimesProps {
  cron: string;
  holidays: HolidayRule;
  zone: string;
}

/** When it would come, as it is being written. */
export function NextTimes({ cron, holidays, zone }: NextTimesProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const preview = usePreview(cron, holidays, zone);
  if (preview.error) {
    return (
      <Alert
        type="warning"
        showIcon
        className={styles['note'] ?? ''}
        title={text(preview.error).detail}
      />
    );
  }
  const times = preview.data ?? [];
  return (
    <section className={styles['times']} aria-label={t('schedules.preview')} aria-live="polite">
      <strong>{t('schedules.preview')}</strong>
      <ol>
        {times.map(({ at, text: words, planned }) => (
          <li key={at}>
            {words}{' '}
            {planned !== undefined && <small>{t('schedules.moved', { day: planned })}</small>}
          </li>
        ))}
      </ol>
      {preview.isSuccess && times.length === 0 && <p>{t('schedules.never')}</p>}
    </section>
  );
}
