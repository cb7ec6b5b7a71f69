/** The time axis of charts in Asia/Shanghai. */
import type { ChartInk } from '@/components/chartInk';

/** The chart has no time zones: instants are moved so that its UTC reads as Asia/Shanghai. */
const SHIFT = 8 * 3_600_000;

export function onAxis(iso: string): number {
  return Date.parse(iso) + SHIFT;
}

export function offAxis(place: number): string {
  return new Date(place - SHIFT).toISOString();
}

/**
 * @param places of all points: there is room on both sides, so that a single one is not a line of
 *   its own
 */
export function timeAxis(ink: ChartInk, places: readonly number[]) {
  const first = Math.min(...places);
  const last = Math.max(...places);
  const room = Math.max((last - first) * 0.03, 30_000);
  return {
    type: 'time' as const,
    axisLine: { lineStyle: { color: ink.axis } },
    axisLabel: {
      color: ink.text,
      hideOverlap: true,
      fontSize: 11,
      formatter: {
        year: '{yyyy}',
        month: '{yyyy}-{MM}',
        day: '{MM}-{dd}',
        hour: '{MM}-{dd} {HH}:{mm}',
      },
    },
    splitLine: { show: false },
    min: first - room,
    max: last + room,
  };
}
