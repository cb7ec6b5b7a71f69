import { Tag } from 'antd';
import type { ScheduleRun } from '@/client/types';
import { useTranslation } from '@/lib/i18n';

const COLOURS = {
  scanning: 'processing',
  making: 'processing',
  done: 'success',
  failed: 'error',
  skipped: 'warning',
};

/** Where a run is. */
export function RunState({ run: { state, failure } }: { run: ScheduleRun }) {
  const { t } = useTranslation();
  const waits = state === 'scanning' && failure !== '';
  return (
    <Tag color={waits ? 'warning' : COLOURS[state]}>
      {t(`schedules.state.${waits ? 'waiting' : state}`)}
    </Tag>
  );
}
