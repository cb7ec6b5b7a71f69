import { Select } from 'antd';
import { useCatalogue, useCategoryNames } from '@/client/catalogue';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useTranslation } from '@/lib/i18n';
import { RECORD_DAYS, recordText, parseRecord, type RecordCondition } from './listFilter';
import styles from './TagConditions.module.css';

interface ConditionProps {
  value: RecordCondition | null;
  onChange: (value: RecordCondition | null) => void;
}

/** Of which category of data there is a record lately, or is none. */
export function RecordConditions({ value, onChange }: ConditionProps) {
  const { t } = useTranslation();
  const { data } = useCatalogue();
  const nameOf = useCategoryNames();
  const usual = [true, false].flatMap((some) =>
    RECORD_DAYS.map((days) => ({ category: value?.category ?? '', some, days })),
  );
  const choices =
    value === null || usual.some((each) => recordText(each) === recordText(value))
      ? usual
      : [value, ...usual];
  return (
    <span className={styles['alert']} role="group" aria-label={t('screening.record')}>
      <span className={styles['label']}>{t('screening.record')}</span>
      <PinyinSelect
        allowClear
        size="small"
        style={{ width: 150 }}
        popupMatchSelectWidth={240}
        aria-label={t('screening.category')}
        placeholder={t('screening.anyCategory')}
        value={value?.category}
        options={(data?.categories ?? []).map(({ category }) => ({
          value: category,
          label: nameOf(category),
        }))}
        onChange={(category: string | undefined) =>
          onChange(category === undefined ? null : { some: true, days: 90, ...value, category })
        }
      />
      <Select
        size="small"
        style={{ width: 150 }}
        aria-label={t('screening.recordTest')}
        placeholder={t('screening.recordTest')}
        disabled={value === null}
        value={value === null ? undefined : recordText(value)}
        options={choices.map((each) => ({
          value: recordText(each),
          label: t(each.some ? 'screening.someIn' : 'screening.noneIn', { count: each.days }),
        }))}
        onChange={(text: string) => onChange(parseRecord(text))}
      />
    </span>
  );
}
