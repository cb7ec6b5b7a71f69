/** An inspector's cases in the order of the day. */
import { BANDS, type CaseSummary } from '@/client/types';

export const GROUPS = ['overdue', 'today', 'week', 'later', 'waiting'] as const;
export type Group = (typeof GROUPS)[number];

/** What is reported waits for others; the rest goes by its deadline. */
export function groupOf({ state, due }: Pick<CaseSummary, 'state' | 'due'>): Group {
  if (state !== 'assigned' && state !== 'inspecting') return 'waiting';
  if (due === undefined || due.workingDaysLeft > 5) return 'later';
  if (due.workingDaysLeft < 0) return 'overdue';
  return due.workingDaysLeft === 0 ? 'today' : 'week';
}

/** The groups that have cases; in each, the first due and the most severe come first. */
export function byDay(cases: readonly CaseSummary[]): [Group, CaseSummary[]][] {
  const sorted = cases.toSorted(
    (a, b) => left(a) - left(b) || BANDS.indexOf(a.band) - BANDS.indexOf(b.band),
  );
  return GROUPS.map((group): [Group, CaseSummary[]] => [
    group,
    sorted.filter((each) => groupOf(each) === group),
  ]).filter(([, of]) => of.length > 0);
}

function left({ due }: CaseSummary): number {
  return due?.workingDaysLeft ?? Number.MAX_SAFE_INTEGER;
}
