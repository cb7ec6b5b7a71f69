import { PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import type { Schedule } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useSchedules, useTurn } from './queries';
import { ScheduleDrawer } from './ScheduleDrawer';
import { ScheduleForm } from './ScheduleForm';
import styles from './Schedules.module.css';
import { ScheduleTable } from './ScheduleTable';

/** Scans and reports that are made again and again (定时任务). */
export function SchedulesPanel() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const text = useProblemText();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  /** Null for a new one. */
  const [written, setWritten] = useState<Schedule | null | undefined>(undefined);
  const schedules = useSchedules();
  const turn = useTurn();
  const rows = schedules.data ?? [];
  const opened = search.get('schedule');
  const open = (id: string | null) =>
    setSearch(id === null ? { tab: 'schedules' } : { tab: 'schedules', schedule: id });
  const create = may('reports-make') && (
    <Button type="primary" size="small" icon={<PlusOutlined />} onClick={() => setWritten(null)}>
      {t('schedules.create')}
    </Button>
  );
  const turnTo = ({ id, version }: Schedule, enabled: boolean) =>
    turn.mutate(
      { id, version, enabled },
      {
        onError: (error) =>
          notification.error({ title: text(error).title, description: text(error).detail }),
      },
    );
  return (
    <>
      <Panel
        className={styles['panel']}
        title={t('schedules.heading')}
        hint={t('schedules.hint')}
        extra={rows.length > 0 && create}
      >
        <div className={styles['rows']}>
          {schedules.isError && schedules.data === undefined && (
            <ProblemView error={schedules.error} onRetry={() => void schedules.refetch()} />
          )}
          {schedules.isPending && (
            <Skeleton active title={false} paragraph={{ rows: 6 }} style={{ padding: 16 }} />
          )}
          {schedules.isSuccess && rows.length === 0 && (
            <Blank title={t('schedules.none')} hint={t('schedules.noneHint')} action={create} />
          )}
          {rows
            .flatMap(({ id, title, pausedWhy }) =>
              pausedWhy === '' ? [] : [{ id, title, pausedWhy }],
            )
            .map(({ id, title, pausedWhy }) => (
              <Alert
                key={id}
                banner
                type="error"
                title={`${title}：${t('schedules.pausedWhy', { why: t(`schedules.failure.${pausedWhy}`) })}`}
              />
            ))}
          {rows.length > 0 && (
            <ScheduleTable
              schedules={rows}
              turning={turn.isPending ? turn.variables.id : null}
              onTurn={turnTo}
              onOpen={open}
            />
          )}
        </div>
      </Panel>
      {opened !== null && (
        <ScheduleDrawer id={opened} onClose={() => open(null)} onChange={setWritten} />
      )}
      {written !== undefined && (
        <ScheduleForm seen={written} onClose={() => setWritten(undefined)} />
      )}
    </>
  );
}
