import { Button, Switch, Tag } from 'antd';
import { useNames } from '@/client/catalogue';
import type { Schedule } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { RunState } from './RunState';
import styles from './Schedules.module.css';
import { useCadenceWords, useWhatName } from './useWords';

interface TableProps {
  schedules: readonly Schedule[];
  /** Id of the one that is being turned on or off. */
  turning: string | null;
  onTurn: (schedule: Schedule, enabled: boolean) => void;
  onOpen: (id: string) => void;
}

export function ScheduleTable({ schedules, turning, onTurn, onOpen }: TableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const words = useCadenceWords();
  const whatName = useWhatName();
  return (
    <table className={`sheet ${styles['table'] ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">{t('schedules.title')}</th>
          <th scope="col" className={styles['regionCol']}>
            {t('schedules.region')}
          </th>
          <th scope="col" className={styles['whenCol']}>
            {t('schedules.when')}
          </th>
          <th scope="col" className={styles['nextCol']}>
            {t('schedules.next')}
          </th>
          <th scope="col" className={styles['lastCol']}>
            {t('schedules.last')}
          </th>
          <th scope="col" className={styles['peopleCol']}>
            {t('schedules.recipients')}
          </th>
          <th scope="col" className={styles['ownerCol']}>
            {t('schedules.owner')}
          </th>
          <th scope="col" className={styles['onCol']}>
            {t('schedules.on')}
          </th>
          <td className={styles['openCol']} />
        </tr>
      </thead>
      <tbody>
        {schedules.map((schedule) => (
          <tr key={schedule.id} data-schedule={schedule.id}>
            <td title={schedule.title}>
              {schedule.title} <small>{whatName(schedule.what)}</small>
            </td>
            <td>
              {schedule.region === '' ? t('reports.wholeCity') : names.district(schedule.region)}
            </td>
            <td title={t(`schedules.holiday.${schedule.holidays}`)}>{words(schedule.cron)}</td>
            <td>
              <NextTime schedule={schedule} />
            </td>
            <td>{schedule.lastRun === undefined ? '—' : <RunState run={schedule.lastRun} />}</td>
            <td title={schedule.recipients.map(({ displayName }) => displayName).join('、')}>
              <People people={schedule.recipients} />
            </td>
            <td>{schedule.owner.displayName}</td>
            <td>
              <Switch
                size="small"
                aria-label={t('schedules.turn', { title: schedule.title })}
                checked={schedule.enabled}
                disabled={!schedule.mayChange}
                loading={turning === schedule.id}
                onChange={(enabled) => onTurn(schedule, enabled)}
              />
            </td>
            <td>
              <Button size="small" onClick={() => onOpen(schedule.id)}>
                {t('schedules.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** When it comes; that it is paused stands in its place. */
export function NextTime({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  if (schedule.enabled) return dateTime(schedule.nextAt).slice(0, 16);
  return <Tag color={schedule.pausedWhy === '' ? 'default' : 'error'}>{t('schedules.off')}</Tag>;
}

function People({ people }: { people: Schedule['recipients'] }) {
  const { t } = useTranslation();
  const first = people[0];
  if (first === undefined) return t('schedules.nobody');
  return people.length === 1
    ? first.displayName
    : t('schedules.more', { name: first.displayName, count: people.length });
}
