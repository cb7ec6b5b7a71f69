import { describe, expect, it } from 'vitest';
import { tally } from './tally';

const count = (group: string, band: string, enterprises: number) =>
  ({ risk: 'fundraising', group, band, enterprises }) as const;

describe('counts of a scan', () => {
  it('are gathered by group, the most red ones first, then the most orange ones', () => {
    const rows = tally([
      count('330302', 'green', 90),
      count('330302', 'red', 1),
      count('330303', 'red', 2),
      count('330304', 'red', 1),
      count('330304', 'orange', 5),
      count('330302', '', 7),
    ]);
    expect(rows.map(({ group }) => group)).toEqual(['330303', '330304', '330302']);
    expect(rows.at(2)).toEqual({ group: '330302', bands: [1, 0, 0, 0, 90], unscored: 7 });
  });
});
