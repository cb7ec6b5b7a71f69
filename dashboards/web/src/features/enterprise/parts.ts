/** The parts of two sets beside each other. */
import type { SetComparison, SetPart } from '@/client/follows';
import { decimal } from '@/lib/number';

export const PARTS = ['only-this', 'both', 'only-view'] as const satisfies readonly SetPart[];

/** The part that an address names; what only the list has where it names none. */
export function partOf(named: string | null): SetPart {
  return PARTS.find((part) => part === named) ?? 'only-this';
}

/** Null until it is known. */
export function partCount(counts: SetComparison | undefined, part: SetPart): number | null {
  if (counts === undefined) return null;
  return { 'only-this': counts.onlyThis, both: counts.both, 'only-view': counts.onlyView }[part];
}

type Say = (key: `screening.compare.${SetPart}`, values: { name: string; total: string }) => string;

export function partLabel(say: Say, part: SetPart, name: string, count: number | null): string {
  return say(`screening.compare.${part}`, { name, total: count === null ? '…' : decimal(count) });
}
