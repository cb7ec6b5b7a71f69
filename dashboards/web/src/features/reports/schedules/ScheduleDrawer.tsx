import { Alert, App, Button, Descriptions, Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/client/catalogue';
import type { Schedule, ScheduleRun } from '@/client/types';
import { Blank } from '@/components/Blank';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { isUnderWay, useDelete, useRestore, useRunNow, useSchedule } from './queries';
import { RunState } from './RunState';
import styles from './Schedules.module.css';
import { NextTime } from './ScheduleTable';
import { useCadenceWords, useWhatName } from './useWords';

interface DrawerProps {
  id: string;
  onClose: () => void;
  onChange: (schedule: Schedule) => void;
}

/** A schedule, what can be done about it, and its runs. */
export function ScheduleDrawer({ id, onClose, onChange }: DrawerProps) {
  const { t } = useTranslation();
  const whole = useSchedule(id);
  useReturnFocus();
  const runs = whole.data?.runs ?? [];
  return (
    <Drawer
      open
      size="min(640px, 100vw)"
      title={whole.data?.schedule.title ?? t('schedules.heading')}
      onClose={onClose}
    >
      {whole.isError && whole.data === undefined && (
        <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />
      )}
      {whole.isPending && <Skeleton active />}
      {whole.data && (
        <>
          {whole.data.schedule.mayChange && (
            <Acts
              schedule={whole.data.schedule}
              running={isUnderWay(runs[0])}
              onChange={onChange}
              onDeleted={onClose}
            />
          )}
          <Facts schedule={whole.data.schedule} />
          <h3 className={styles['heading']}>{t('schedules.runs')}</h3>
          {runs.length === 0 && <Blank small title={t('schedules.neverRan')} />}
          <ul className={styles['runs']}>
            {runs.map((run) => (
              <RunItem key={run.id} run={run} />
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}

interface ActsProps {
  schedule: Schedule;
  running: boolean;
  onChange: (schedule: Schedule) => void;
  onDeleted: () => void;
}

function Acts({ schedule, running, onChange, onDeleted }: ActsProps) {
  const { t } = useTranslation();
  const { message, modal, notification } = App.useApp();
  const text = useProblemText();
  const run = useRunNow();
  const remove = useDelete();
  const restore = useRestore();
  const onError = (error: unknown) =>
    notification.error({ title: text(error).title, description: text(error).detail });
  const ask = () =>
    void modal.confirm({
      title: t('schedules.deleteAsk', { title: schedule.title }),
      content: t('schedules.deleteHint'),
      okText: t('schedules.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync(schedule.id).then(() => {
          void message.success({
            key: schedule.id,
            duration: 10,
            content: (
              <>
                {t('schedules.deleted', { title: schedule.title })}{' '}
                <Button size="small" type="link" onClick={back}>
                  {t('schedules.undo')}
                </Button>
              </>
            ),
          });
          onDeleted();
        }, onError),
    });
  const back = () => {
    message.destroy(schedule.id); // it is asked for once
    void restore
      .mutateAsync(schedule.id)
      .then(() => message.success({ key: schedule.id, content: t('schedules.restored') }), onError);
  };
  return (
    <div className={styles['acts']}>
      <Button
        type="primary"
        disabled={running}
        loading={run.isPending}
        onClick={() =>
          run.mutate(schedule.id, {
            onSuccess: () => void message.success(t('schedules.started')),
            onError,
          })
        }
      >
        {t('schedules.run')}
      </Button>
      <Button onClick={() => onChange(schedule)}>{t('schedules.edit')}</Button>
      <Button danger onClick={ask}>
        {t('schedules.delete')}
      </Button>
    </div>
  );
}

function Facts({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  const names = useNames();
  const words = useCadenceWords();
  const whatName = useWhatName();
  const { what, region, freshScan, cron, holidays, zone, recipients, owner, language } = schedule;
  return (
    <>
      {schedule.pausedWhy !== '' && (
        <Alert
          type="error"
          showIcon
          className={styles['note'] ?? ''}
          title={t('schedules.pausedWhy', { why: t(`schedules.failure.${schedule.pausedWhy}`) })}
        />
      )}
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'what',
            label: t('schedules.what'),
            children: `${whatName(what)}${freshScan ? ` · ${t('schedules.freshScan')}` : ''}`,
          },
          {
            key: 'region',
            label: t('schedules.region'),
            children: region === '' ? t('reports.wholeCity') : names.district(region),
          },
          {
            key: 'when',
            label: t('schedules.when'),
            children: (
              <span>
                {words(cron)} {zone !== 'Asia/Shanghai' && `(${zone}) `}
                <small>
                  {t('schedules.holidays')} · {t(`schedules.holiday.${holidays}`)}
                </small>
              </span>
            ),
          },
          {
            key: 'next',
            label: t('schedules.next'),
            children: <NextTime schedule={schedule} />,
          },
          {
            key: 'recipients',
            label: t('schedules.recipients'),
            children:
              recipients.length === 0
                ? t('schedules.nobody')
                : recipients.map(({ displayName }) => displayName).join('、'),
          },
          {
            key: 'language',
            label: t('schedules.language'),
            children: t(`reports.languages.${language}`),
          },
          {
            key: 'owner',
            label: t('schedules.owner'),
            children: (
              <span>
                {owner.displayName} <small>{t('schedules.ownerHint')}</small>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

function RunItem({ run }: { run: ScheduleRun }) {
  const { t } = useTranslation();
  const { failure, detail, missed, untold, scan, report, byHand } = run;
  return (
    <li data-run={run.state}>
      <div className={styles['runHead']}>
        <RunState run={run} />
        <time dateTime={run.dueAt}>{dateTime(run.dueAt).slice(0, 16)}</time>
        {byHand && <small>{t('schedules.byHand')}</small>}
        {scan !== '' && <Link to={`/scans?scan=${scan}`}>{t('schedules.openScan')}</Link>}
        {report !== undefined && (
          <Link to={`/reports?report=${report}`}>{t('schedules.openReport')}</Link>
        )}
      </div>
      {failure !== '' && (
        <p>
          {t(`schedules.failure.${failure}`)}
          {detail !== '' && <span>：{detail}</span>}
          {isUnderWay(run) && <small> {t('schedules.retrying')}</small>}
        </p>
      )}
      {missed > 0 && <p>{t('schedules.missed', { count: missed })}</p>}
      {untold.length > 0 && (
        <p>
          {t('schedules.untold', {
            people: untold
              .map(({ name, why }) => `${name}（${t(`schedules.untoldWhy.${why}`)}）`)
              .join('、'),
          })}
        </p>
      )}
    </li>
  );
}
