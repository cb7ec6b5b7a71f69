import type { ScheduledWhat } from '@/client/types';
import { cadenceOf, type Weekday } from '@/lib/cadence';
import { useTranslation } from '@/lib/i18n';

const WORKWEEK: readonly Weekday[] = [1, 2, 3, 4, 5];

/** When a schedule comes, such as 每周一 08:00. */
export function useCadenceWords(): (cron: string) => string {
  const { t } = useTranslation();
  return (text) => {
    const { every, time, weekdays, day, cron } = cadenceOf(text);
    switch (every) {
      case 'day':
        return t('schedules.words.day', { time });
      case 'week': {
        if (weekdays.join() === WORKWEEK.join()) return t('schedules.words.workweek', { time });
        const days = weekdays
          .map((each) => t(`schedules.weekdays.d${each}`))
          .join(t('schedules.words.join'));
        return t('schedules.words.week', { days, time });
      }
      case 'month':
      case 'quarter':
        return day === 'last'
          ? t(`schedules.words.${every}Last`, { time })
          : t(`schedules.words.${every}`, { day, time });
      case 'cron':
        return t('schedules.words.cron', { cron });
    }
  };
}

/** What a schedule makes. */
export function useWhatName(): (what: ScheduledWhat) => string {
  const { t } = useTranslation();
  return (what) => (what === 'scan' ? t('schedules.scan') : t(`reports.kinds.${what}`));
}
