import { Select } from 'antd';
import { useCatalogue } from '@/client/catalogue';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { YEAR } from './conditions';
import { ALERT_DAYS, CAUSES, type AlertCondition } from './listFilter';
import styles from './TagConditions.module.css';

interface ConditionProps {
  value: AlertCondition;
  onChange: (value: AlertCondition) => void;
}

/** What an alert of the enterprise was: its reason, what raised it, and when. */
export function AlertConditions({ value, onChange }: ConditionProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { data } = useCatalogue();
  const days =
    value.days === null || ALERT_DAYS.some((each) => each === value.days)
      ? ALERT_DAYS
      : [...ALERT_DAYS, value.days].sort((a, b) => a - b);
  const asked = value.reason !== '' || value.cause !== null;
  return (
    <span className={styles['alert']} role="group" aria-label={t('screening.alert')}>
      <span className={styles['label']}>{t('screening.alert')}</span>
      <PinyinSelect
        allowClear
        size="small"
        style={{ width: 150 }}
        popupMatchSelectWidth={320}
        aria-label={t('screening.reasonLabel')}
        placeholder={t('screening.reason')}
        value={value.reason === '' ? undefined : value.reason}
        options={(data?.tags ?? []).map((tag) => ({
          value: tag.tag,
          label: english ? tag.english : tag.chinese,
          title: tag.description,
        }))}
        onChange={(reason: string | undefined) => onChange({ ...value, reason: reason ?? '' })}
      />
      <Select
        allowClear
        size="small"
        style={{ width: 120 }}
        popupMatchSelectWidth={160}
        aria-label={t('alerts.cause')}
        placeholder={t('screening.cause')}
        value={value.cause ?? undefined}
        options={CAUSES.map((cause) => ({ value: cause, label: t(`alerts.causeKind.${cause}`) }))}
        onChange={(cause: (typeof CAUSES)[number] | undefined) =>
          onChange({ ...value, cause: cause ?? null })
        }
      />
      <Select
        allowClear
        size="small"
        style={{ width: 110 }}
        popupMatchSelectWidth={160}
        aria-label={t('alerts.raisedAt')}
        placeholder={asked ? t('screening.days', { count: YEAR }) : t('screening.alerted')}
        value={value.days ?? undefined}
        options={days.map((each) => ({
          value: each,
          label: t('screening.days', { count: each }),
        }))}
        onChange={(chosen: number | undefined) => onChange({ ...value, days: chosen ?? null })}
      />
    </span>
  );
}
