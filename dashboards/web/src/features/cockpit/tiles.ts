import type { Band, Risk } from '@/client/types';
import type { CockpitDay, CockpitDistrict } from './queries';

/** Column and row of a tile, from 0. */
export interface Place {
  column: number;
  row: number;
}

/** Where Wenzhou's districts lie towards each other, west to east and north to south. */
const PLACES: Readonly<Record<string, Place>> = {
  '330324': { column: 1, row: 0 },
  '330382': { column: 3, row: 0 },
  '330304': { column: 1, row: 1 },
  '330302': { column: 2, row: 1 },
  '330303': { column: 3, row: 1 },
  '330305': { column: 4, row: 1 },
  '330328': { column: 1, row: 2 },
  '330381': { column: 2, row: 2 },
  '330329': { column: 0, row: 3 },
  '330326': { column: 2, row: 3 },
  '330383': { column: 3, row: 3 },
  '330327': { column: 2, row: 4 },
};

const COLUMNS = 5;
const ROWS = 5;

/** The places of all codes; those without one of their own take what is free, from below. */
export function places(codes: string[]): Map<string, Place> {
  const known = codes.map((code) => PLACES[code]).filter((place) => place !== undefined);
  const free = cells(known.length === 0 ? Math.ceil(codes.length / COLUMNS) : ROWS).filter(
    ({ column, row }) => !known.some((place) => place.column === column && place.row === row),
  );
  if (known.length > 0) free.reverse();
  const all = codes.map((code) => PLACES[code] ?? free.shift() ?? { column: 0, row: ROWS });
  const left = Math.min(...all.map(({ column }) => column));
  const top = Math.min(...all.map(({ row }) => row));
  return new Map(
    all.map(({ column, row }, i) => [codes[i] ?? '', { column: column - left, row: row - top }]),
  );
}

/** Row by row. */
function cells(rows: number): Place[] {
  return Array.from({ length: rows * COLUMNS }, (_, i) => ({
    column: i % COLUMNS,
    row: Math.floor(i / COLUMNS),
  }));
}

export interface Figures {
  enterprises: number;
  bands: Record<Band, number>;
  unscored: number;
  today: number;
  yesterday: number;
}

/** Of one risk, over all of the districts. */
export function figures(districts: CockpitDistrict[], risk: Risk): Figures {
  const sum: Figures = {
    enterprises: 0,
    bands: { red: 0, orange: 0, yellow: 0, blue: 0, green: 0 },
    unscored: 0,
    today: 0,
    yesterday: 0,
  };
  for (const district of districts) {
    sum.enterprises += district.enterprises;
    const standing = district.risks.find((each) => each.risk === risk);
    if (standing === undefined) continue;
    for (const { band, enterprises } of standing.bands) sum.bands[band] += enterprises;
    sum.unscored += standing.unscored;
    sum.today += standing.alertsToday;
    sum.yesterday += standing.alertsYesterday;
  }
  return sum;
}

/** Red and orange enterprises of 1,000. */
export function severity({ bands, enterprises }: Figures): number {
  return enterprises === 0 ? 0 : (1000 * (bands.red + bands.orange)) / enterprises;
}

/** A shade from 0 to 4, against the most severe district; 0 where there is none. */
export function shade(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.min(4, 1 + Math.floor((3.999 * value) / most));
}

/** Of both risks and all bands. */
export function alertsOf(days: CockpitDay[]): number {
  return days.flatMap(({ counts }) => counts).reduce((sum, { alerts }) => sum + alerts, 0);
}
