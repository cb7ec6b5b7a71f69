import type { Band, Risk } from '@/client/types';
import type { CockpitDistrict } from './queries';

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

/** The places of all codes; codes without one of their own fill the rows below. */
export function places(codes: string[]): Map<string, Place> {
  const others = codes.filter((code) => PLACES[code] === undefined);
  const below = others.length === codes.length ? 0 : ROWS;
  return new Map(
    codes.map((code) => {
      const at = others.indexOf(code);
      return [
        code,
        PLACES[code] ?? { column: at % COLUMNS, row: below + Math.floor(at / COLUMNS) },
      ];
    }),
  );
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
