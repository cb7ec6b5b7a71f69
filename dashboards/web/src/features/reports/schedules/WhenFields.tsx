import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { EVERY, WEEKDAYS, type Cadence } from '@/lib/cadence';
import { useTranslation } from '@/lib/i18n';
import styles from './Schedules.module.css';

/** Of a day, however the browser writes its own. */
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** In every month. */
const DAYS = Array.from({ length: 28 }, (_, i) => i + 1);

/** The choices of a cadence, one by one; those that don't matter are not there. */
export function WhenFields({ every }: { every: Cadence['every'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="every" label={t('schedules.when')}>
        <Radio.Group
          optionType="button"
          options={EVERY.map((value) => ({ value, label: t(`schedules.every.${value}`) }))}
        />
      </Form.Item>
      {every === 'week' && (
        <Form.Item
          name="weekdays"
          label={t('schedules.weekday')}
          rules={[{ type: 'array', min: 1, message: t('schedules.weekdayRequired') }]}
        >
          <Checkbox.Group
            options={WEEKDAYS.map((value) => ({ value, label: t(`schedules.weekdays.d${value}`) }))}
          />
        </Form.Item>
      )}
      <div className={styles['inline']}>
        {(every === 'month' || every === 'quarter') && (
          <Form.Item
            name="day"
            label={t(every === 'month' ? 'schedules.day' : 'schedules.quarterDay')}
          >
            <Select
              style={{ width: 150 }}
              options={[
                { value: 'last', label: t('schedules.lastDay') },
                ...DAYS.map((value) => ({ value, label: t('schedules.dayOf', { day: value }) })),
              ]}
            />
          </Form.Item>
        )}
        {every !== 'cron' && (
          <Form.Item
            name="time"
            label={t('schedules.time')}
            rules={[{ required: true, pattern: TIME, message: t('schedules.timeRequired') }]}
          >
            <Input style={{ width: 150 }} placeholder="08:00" maxLength={5} autoComplete="off" />
          </Form.Item>
        )}
      </div>
      {every === 'cron' && (
        <Form.Item name="cron" label={t('schedules.cron')} extra={t('schedules.cronHint')}>
          <Input maxLength={100} spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}
