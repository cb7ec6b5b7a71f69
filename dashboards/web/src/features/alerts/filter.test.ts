import { describe, expect, it } from 'vitest';
import type { Alert } from '@/client/types';
import {
  EVERYTHING,
  fromAddress,
  isEverything,
  matches,
  toAddress,
  type AlertFilter,
} from './filter';

const FILTER: AlertFilter = {
  risk: 'fundraising',
  bands: ['red', 'orange'],
  district: '330302',
  enterprise: 'bdci:a&b=ü',
  white: 'without',
  late: true,
};

const ALERT = {
  id: 'a',
  enterprise: '91330302ABC',
  enterpriseName: '示例贸易有限公司',
  risk: 'fundraising',
  band: 'red',
  district: '330302',
} as Alert;

describe('the address of a filter', () => {
  it('reads back as the same filter', () => {
    expect(fromAddress(new URLSearchParams(toAddress(FILTER).toString()))).toEqual(FILTER);
  });

  it('is empty for everything', () => {
    expect(toAddress(EVERYTHING).toString()).toBe('');
    expect(isEverything(fromAddress(new URLSearchParams('')))).toBe(true);
  });

  it('leaves out what can’t be meant', () => {
    const search = 'risk=murder&band=pink&band=red&district=330302&enterprise=%20%20';
    expect(fromAddress(new URLSearchParams(search))).toEqual({
      risk: null,
      bands: ['red'],
      district: '330302',
      enterprise: '',
      white: null,
      late: false,
    });
  });

  it('leaves out a district that is no code', () => {
    expect(fromAddress(new URLSearchParams('district=33x')).district).toBe('');
  });

  it('is the same whatever order it was typed in', () => {
    const one = fromAddress(new URLSearchParams('band=orange&band=red'));
    const two = fromAddress(new URLSearchParams('band=red&band=orange&band=red'));
    expect(toAddress(one).toString()).toBe(toAddress(two).toString());
  });
});

describe('a live alert', () => {
  it.each([
    ['everything', EVERYTHING, true],
    ['its risk', { ...EVERYTHING, risk: 'fundraising' }, true],
    ['the other risk', { ...EVERYTHING, risk: 'default' }, false],
    ['one of the bands', { ...EVERYTHING, bands: ['orange', 'red'] }, true],
    ['another band', { ...EVERYTHING, bands: ['orange'] }, false],
    ['the leading digits of its district', { ...EVERYTHING, district: '3303' }, true],
    ['another district', { ...EVERYTHING, district: '330303' }, false],
    ['a part of the id, in either case', { ...EVERYTHING, enterprise: '302abc' }, true],
    ['a part of the name', { ...EVERYTHING, enterprise: '贸易' }, true],
    ['another id', { ...EVERYTHING, enterprise: 'xyz' }, false],
    ['the white list only', { ...EVERYTHING, white: 'only' }, false],
    ['all but the white list', { ...EVERYTHING, white: 'without' }, true],
    ['those that nobody handled in time', { ...EVERYTHING, late: true }, false],
  ] as [string, AlertFilter, boolean][])('under %s', (_, filter, expected) => {
    expect(matches(filter, ALERT)).toBe(expected);
  });

  it('of the white list is among these and not among the others', () => {
    const alert = { ...ALERT, listed: { white: { reason: '持牌机构', until: '2027-01-31' } } };
    expect(matches({ ...EVERYTHING, white: 'only' }, alert)).toBe(true);
    expect(matches({ ...EVERYTHING, white: 'without' }, alert)).toBe(false);
    expect(matches(EVERYTHING, alert)).toBe(true);
  });
});
