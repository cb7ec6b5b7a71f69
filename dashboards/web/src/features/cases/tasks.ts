/** An inspector's cases in the order of the day. */
import { BANDS, type CaseSummary } from '@/client/types';
import { date } from '@/lib/time';

export const GROUPS = ['today', 'overdue', 'week', 'later', 'waiting'] as const;
export type Group = (typeof GROUPS)[number];

/** How many visits a day may hold, and how many it holds until the inspector says otherwise. */
export const CAPACITY = { least: 1, most: 20, usual: 4 } as const;

const KEY = 'finance-brain.visits-a-day';

export function rememberedCapacity(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return Number.isInteger(kept) && kept >= CAPACITY.least && kept <= CAPACITY.most
      ? kept
      : CAPACITY.usual;
  } catch {
    return CAPACITY.usual; // storage may be forbidden
  }
}

export function rememberCapacity(visits: number): void {
  try {
    localStorage.setItem(KEY, String(visits));
  } catch {
    // as above
  }
}

export interface Plan {
  /** The groups that have cases, each in the order in which it is best done. */
  groups: [Group, CaseSummary[]][];
  /** How many can't be done in their time, of those that still have some. */
  late: number;
}

/**
 * What to do today with a number of visits a day: what is overdue, then the highest risk, as far as
 * no other case becomes late by that which could be done in time. What was reported today has taken
 * its visit; what waits for others, or is suspended, takes none.
 *
 * @param day today at the enterprises, as `2026-11-30`
 */
export function planned(cases: readonly CaseSummary[], capacity: number, day: string): Plan {
  const toDo = cases.filter(isToDo);
  const reported = cases.filter(
    ({ state, changedAt }) => state === 'reported' && date(changedAt) === day,
  );
  const places = Math.max(0, capacity - reported.length);
  const today = chosen(toDo, capacity, places);
  const rest = toDo.filter((each) => !today.includes(each));
  const groups: [Group, CaseSummary[]][] = [
    ['today', today],
    ['overdue', rest.filter(isOverdue).toSorted(bySeverity)],
    ['week', rest.filter((each) => !isOverdue(each) && left(each) <= 5).toSorted(byDeadline)],
    [
      'later',
      [...rest.filter((each) => left(each) > 5), ...cases.filter(isSuspended)].toSorted(byDeadline),
    ],
    ['waiting', cases.filter((each) => !isToDo(each) && !isSuspended(each)).toSorted(byDeadline)],
  ];
  return {
    groups: groups.filter(([, of]) => of.length > 0),
    late: lateOf(toDo, capacity, places),
  };
}

function chosen(toDo: readonly CaseSummary[], capacity: number, places: number): CaseSummary[] {
  const unavoidable = lateOf(toDo, capacity, places);
  const today: CaseSummary[] = [];
  let rest = toDo;
  for (const each of [
    ...toDo.filter(isOverdue).toSorted(bySeverity),
    ...toDo.filter((one) => !isOverdue(one)).toSorted(bySeverity),
  ]) {
    if (today.length === places) break;
    const others = rest.filter((other) => other !== each);
    if (isOverdue(each) || lateOf(others, capacity, places - today.length - 1) <= unavoidable) {
      today.push(each);
      rest = others;
    }
  }
  return today;
}

/**
 * How many become late at the least if those that are overdue are done first: a case takes a place
 * only if that is in its time.
 *
 * @param today the places that are left of today's
 */
function lateOf(cases: readonly CaseSummary[], capacity: number, today: number): number {
  let taken = cases.filter(isOverdue).length;
  let late = 0;
  for (const days of cases
    .filter((each) => !isOverdue(each))
    .map(left)
    .toSorted((a, b) => a - b)) {
    const place = taken < today ? 0 : 1 + Math.floor((taken - today) / capacity);
    if (place <= days) taken++;
    else late++;
  }
  return late;
}

function isToDo({ state, marks }: CaseSummary): boolean {
  return (
    (state === 'assigned' || state === 'inspecting') &&
    !marks.includes('suspended') &&
    !marks.includes('proposed')
  );
}

/** Nobody acts on it until it is resumed. */
function isSuspended({ state, marks }: CaseSummary): boolean {
  return marks.includes('suspended') && (state === 'assigned' || state === 'inspecting');
}

function isOverdue(each: CaseSummary): boolean {
  return left(each) < 0;
}

/** Working days; what is suspended has all the time. */
function left({ due }: CaseSummary): number {
  return due?.workingDaysLeft ?? Number.MAX_SAFE_INTEGER;
}

function byDeadline(a: CaseSummary, b: CaseSummary): number {
  return left(a) - left(b) || byRisk(a, b);
}

function bySeverity(a: CaseSummary, b: CaseSummary): number {
  return byRisk(a, b) || left(a) - left(b);
}

function byRisk(a: CaseSummary, b: CaseSummary): number {
  return BANDS.indexOf(a.band) - BANDS.indexOf(b.band) || (b.riskIndex ?? 0) - (a.riskIndex ?? 0);
}
