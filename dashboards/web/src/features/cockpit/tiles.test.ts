import { describe, expect, it } from 'vitest';
import type { CockpitDistrict } from './queries';
import { figures, places, severity, shade } from './tiles';

const district = (code: string, red: number, all: number): CockpitDistrict => ({
  district: code,
  enterprises: all,
  risks: [
    {
      risk: 'fundraising',
      bands: [
        { band: 'red', enterprises: red },
        { band: 'orange', enterprises: 1 },
        { band: 'green', enterprises: all - red - 1 },
      ],
      unscored: 0,
      alertsToday: red,
      alertsYesterday: 1,
    },
  ],
});

describe('the figures of districts', () => {
  it('add up', () => {
    const sum = figures([district('330302', 3, 100), district('330381', 1, 300)], 'fundraising');
    expect(sum.enterprises).toBe(400);
    expect(sum.bands.red).toBe(4);
    expect(sum.bands.orange).toBe(2);
    expect(sum.today).toBe(4);
    expect(sum.yesterday).toBe(2);
    expect(severity(sum)).toBe(15);
  });

  it('of a risk that nobody was scored for are zero', () => {
    const none = figures([district('330302', 3, 100)], 'default');
    expect(none.enterprises).toBe(100);
    expect(severity(none)).toBe(0);
  });
});

describe('the places of tiles', () => {
  it('are all different', () => {
    const codes = ['', '330302', '330303', '330324', '440300', '440301', '440302', '440303'];
    const taken = [...places(codes).values()].map(({ column, row }) => `${column} ${row}`);
    expect(new Set(taken).size).toBe(codes.length);
  });

  it('begin at the top in another city', () => {
    expect(places(['440300', '440301']).get('440300')).toEqual({ column: 0, row: 0 });
  });
});

describe('a shade', () => {
  it('is the deepest for the most severe, and none for nothing', () => {
    expect(shade(20, 20)).toBe(4);
    expect(shade(1, 20)).toBe(1);
    expect(shade(0, 20)).toBe(0);
    expect(shade(0, 0)).toBe(0);
  });
});
