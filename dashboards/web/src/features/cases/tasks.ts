/** An inspector's cases in the order of the day. */
import { BANDS, type CaseSummary } from '@/client/types';

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
 * nothing else becomes late by that which could be done in time. What is reported waits for others.
 */
export function planned(cases: readonly CaseSummary[], capacity: number): Plan {
  const waiting = cases.filter((each) => !isToDo(each));
  const toDo = cases.filter(isToDo);
  const today = chosen(toDo, capacity);
  const rest = toDo.filter((each) => !today.includes(each));
  const groups: [Group, CaseSummary[]][] = [
    ['today', today],
    ['overdue', rest.filter(isOverdue).toSorted(bySeverity)],
    ['week', rest.filter((each) => !isOverdue(each) && left(each) <= 5).toSorted(byDeadline)],
    ['later', rest.filter((each) => left(each) > 5).toSorted(byDeadline)],
    ['waiting', waiting.toSorted(byDeadline)],
  ];
  return {
    groups: groups.filter(([, of]) => of.length > 0),
    late: lateOf(toDo, capacity, capacity) - toDo.filter(isOverdue).length,
  };
}

function chosen(toDo: readonly CaseSummary[], capacity: number): CaseSummary[] {
  const unavoidable = lateOf(toDo, capacity, capacity);
  const today: CaseSummary[] = [];
  let rest = toDo;
  let late = 0;
  for (const each of [
    ...toDo.filter(isOverdue).toSorted(bySeverity),
    ...toDo.filter((one) => !isOverdue(one)).toSorted(bySeverity),
  ]) {
    if (today.length === capacity) break;
    const others = rest.filter((other) => other !== each);
    const own = isOverdue(each) ? 1 : 0;
    if (own === 1 || late + lateOf(others, capacity, capacity - today.length - 1) <= unavoidable) {
      today.push(each);
      rest = others;
      late += own;
    }
  }
  return today;
}

/** How many are late if the first due is always done next. */
function lateOf(cases: readonly CaseSummary[], capacity: number, today: number): number {
  return cases
    .map(left)
    .toSorted((a, b) => a - b)
    .filter(
      (days, place) => days < (place < today ? 0 : 1 + Math.floor((place - today) / capacity)),
    ).length;
}

function isToDo({ state }: CaseSummary): boolean {
  return state === 'assigned' || state === 'inspecting';
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
