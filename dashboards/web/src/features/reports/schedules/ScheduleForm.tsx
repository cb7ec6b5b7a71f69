import { Alert, App, Button, Drawer, Form, Input, Radio, Select, Switch } from 'antd';
import { useSession } from '@/client/queries';
import { useRights } from '@/client/rights';
import {
  HOLIDAY_RULES,
  SCHEDULED,
  type HolidayRule,
  type ReportLanguage,
  type Schedule,
  type ScheduledWhat,
} from '@/client/types';
import { DistrictSelect } from '@/components/DistrictSelect';
import { useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { PinyinSelect } from '@/components/PinyinSelect';
import { cadenceOf, cronOf, USUAL, type Cadence } from '@/lib/cadence';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { NextTimes } from './NextTimes';
import { useRecipients, useSave } from './queries';
import styles from './Schedules.module.css';
import { useWhatName } from './useWords';
import { TIME, WhenFields } from './WhenFields';

const OF_SCANS: readonly ScheduledWhat[] = ['city', 'district', 'statistics'];
const MOST = 20;

interface Fields extends Cadence {
  what: ScheduledWhat;
  title: string;
  region: string;
  holidays: HolidayRule;
  recipients: string[];
  language: ReportLanguage;
  freshScan: boolean;
}

interface FormProps {
  /** Null for a new one. */
  seen: Schedule | null;
  onClose: () => void;
}

/** Writes a schedule; a new one begins as what most want, so that it can be saved at once. */
export function ScheduleForm({ seen, onClose }: FormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const may = useRights();
  const whatName = useWhatName();
  const save = useSave(seen);
  const first = useFirst(seen);
  const [form] = Form.useForm<Fields>();
  // nothing is watched before the form is there
  const fields = (Form.useWatch([], form) as Partial<Fields> | undefined) ?? {};
  const now = { ...first, ...fields };
  const cron = isWhole(now) ? cronOf(now) : '';
  const zone = seen?.zone ?? '';
  useReturnFocus();

  const submit = () => {
    const { what, region, language, holidays } = now;
    save.mutate(
      {
        what,
        region,
        language,
        holidays,
        zone,
        title: now.title.trim(),
        cron: cronOf(now),
        freshScan: OF_SCANS.includes(what) && now.freshScan,
        recipients: now.recipients,
      },
      {
        onSuccess: ({ schedule }) => {
          const at = dateTime(schedule.nextAt).slice(0, 16);
          void message.success(t(seen === null ? 'schedules.created' : 'schedules.saved', { at }));
          onClose();
        },
      },
    );
  };

  return (
    <Drawer
      open
      size="min(560px, 100vw)"
      title={t(seen === null ? 'schedules.create' : 'schedules.edit')}
      onClose={onClose}
      footer={
        <div className={styles['footer']}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t('schedules.save')}
          </Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={first}
        onFinish={submit}
      >
        <WhatFields what={now.what} />
        <WhenFields every={now.every} />
        <Form.Item name="holidays" label={t('schedules.holidays')}>
          <Radio.Group
            options={HOLIDAY_RULES.map((value) => ({
              value,
              label: t(`schedules.holiday.${value}`),
            }))}
          />
        </Form.Item>
        <NextTimes cron={cron} holidays={now.holidays} zone={zone} />
        <RecipientsField what={now.what} region={now.region} seen={seen} />
        {OF_SCANS.includes(now.what) && may('scans-run') && (
          <Form.Item
            name="freshScan"
            label={t('schedules.freshScan')}
            extra={t('schedules.freshScanHint')}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
        )}
        <Form.Item name="title" label={t('schedules.title')}>
          <Input maxLength={100} placeholder={whatName(now.what)} autoComplete="off" />
        </Form.Item>
        {now.what !== 'scan' && (
          <Form.Item name="language" label={t('schedules.language')}>
            <Radio.Group
              options={(['zh', 'en'] as const).map((value) => ({
                value,
                label: t(`reports.languages.${value}`),
              }))}
            />
          </Form.Item>
        )}
      </Form>
      {save.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={text(save.error).title}
          description={text(save.error).detail}
        />
      )}
    </Drawer>
  );
}

/** Whether its times can be asked for. */
function isWhole({ every, time, weekdays }: Cadence): boolean {
  return every === 'cron' || (TIME.test(time) && (every !== 'week' || weekdays.length > 0));
}

/** What the form begins with. */
function useFirst(seen: Schedule | null): Fields {
  const language = useLanguage();
  const session = useSession().data;
  if (seen !== null) {
    return {
      ...cadenceOf(seen.cron),
      what: seen.what,
      title: seen.title,
      region: seen.region,
      holidays: seen.holidays,
      recipients: seen.recipients.map(({ name }) => name),
      language: seen.language,
      freshScan: seen.freshScan,
    };
  }
  const territory = session?.territory ?? [];
  const whole = territory.includes('');
  return {
    ...USUAL,
    what: whole ? 'city' : 'district',
    title: '',
    region: whole ? '' : (territory[0] ?? '').slice(0, 6),
    holidays: 'next-working-day',
    recipients: session ? [session.user] : [],
    language,
    freshScan: false,
  };
}

function WhatFields({ what }: { what: ScheduledWhat }) {
  const { t } = useTranslation();
  const may = useRights();
  const whatName = useWhatName();
  const whole = useSession().data?.territory.includes('') ?? false;
  return (
    <div className={styles['inline']}>
      <Form.Item name="what" label={t('schedules.what')}>
        <Select
          style={{ width: 210 }}
          options={SCHEDULED.filter((value) => value !== 'scan' || may('scans-run')).map(
            (value) => ({ value, label: whatName(value) }),
          )}
        />
      </Form.Item>
      <Form.Item
        name="region"
        label={t('schedules.region')}
        extra={whole && what !== 'district' ? t('schedules.regionAll') : undefined}
        rules={[{ required: what === 'district' || !whole, message: t('reports.regionRequired') }]}
      >
        <RegionField />
      </Form.Item>
    </div>
  );
}

interface FieldProps {
  value?: string;
  onChange?: (code: string) => void;
}

function RegionField({ value = '', onChange = () => undefined }: FieldProps) {
  return <DistrictSelect value={value} onChange={onChange} />;
}

/** Those who may be told; whom the schedule names already stays readable, too. */
function RecipientsField({
  what,
  region,
  seen,
}: {
  what: ScheduledWhat;
  region: string;
  seen: Schedule | null;
}) {
  const { t } = useTranslation();
  const people = useRecipients(what, region);
  const known = new Map(
    [...(seen?.recipients ?? []), ...(people.data ?? [])].map((person) => [person.name, person]),
  );
  return (
    <Form.Item
      name="recipients"
      label={t('schedules.recipients')}
      extra={t('schedules.recipientsHint')}
      rules={[{ required: what !== 'scan', message: t('schedules.recipientsRequired') }]}
    >
      <PinyinSelect
        mode="multiple"
        maxCount={MOST}
        loading={people.isPending}
        options={[...known.values()].map(({ name, displayName, unit }) => ({
          value: name,
          label: unit === '' ? displayName : `${displayName}（${unit}）`,
        }))}
      />
    </Form.Item>
  );
}
