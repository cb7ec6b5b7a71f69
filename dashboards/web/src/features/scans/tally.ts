import { BANDS } from '@/client/types';
import type { ScanCount } from './queries';

export interface Tally {
  group: string;
  /** In the order of {@link BANDS}. */
  bands: number[];
  unscored: number;
}

/** Counts by group, those with the most of the highest bands first. */
export function tally(counts: readonly ScanCount[]): Tally[] {
  const groups = new Map<string, Tally>();
  for (const { group, band, enterprises } of counts) {
    const row = groups.get(group) ?? { group, bands: BANDS.map(() => 0), unscored: 0 };
    groups.set(group, row);
    const place = BANDS.findIndex((known) => known === band);
    if (place < 0) row.unscored += enterprises;
    else row.bands[place] = (row.bands[place] ?? 0) + enterprises;
  }
  return [...groups.values()].sort(
    (a, b) =>
      BANDS.map((_, i) => (b.bands[i] ?? 0) - (a.bands[i] ?? 0)).find((by) => by !== 0) ??
      a.group.localeCompare(b.group),
  );
}
