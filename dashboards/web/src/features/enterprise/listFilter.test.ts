import { describe, expect, test } from 'vitest';
import {
  fromAddress,
  isNarrowed,
  narrowing,
  orderOf,
  toAddress,
  toQuery,
  WHOLE_LIST,
} from './listFilter';

const read = (address: string) => fromAddress(new URLSearchParams(address));

describe('the filter of the enterprise list', () => {
  test('survives the way into the address and back', () => {
    const filter = read(
      'query=温州&risk=default&band=unscored&band=red&district=3303&industry=Q85&reason=age&cause=band_rise&alerted=45&record=tax:none:90&tag=age:lt:2&sort=id',
    );
    expect(filter).toEqual({
      query: '温州',
      risk: 'default',
      standings: ['red', 'unscored'],
      district: '3303',
      industry: 'Q85',
      alert: { reason: 'age', cause: 'band_rise', days: 45 },
      record: { category: 'tax', some: false, days: 90 },
      conditions: [{ tag: 'age', test: 'lt', value: '2' }],
      order: 'id',
    });
    expect(fromAddress(toAddress(filter))).toEqual(filter);
  });

  test('leaves out what the address can’t mean', () => {
    for (const address of [
      'risk=x&band=purple&district=33a&industry=elderly&reason=A&tag=age&sort=name',
      'cause=bad_luck&alerted=0',
      'alerted=366',
      'alerted=week',
      'record=tax',
      'record=tax:some:366',
      'record=tax:any:90',
    ]) {
      expect(read(address)).toEqual(WHOLE_LIST);
    }
  });

  test('orders by the risk that it is about', () => {
    expect(orderOf(WHOLE_LIST)).toBe('fundraising');
    expect(toQuery(read('risk=default'))).toEqual({ risk: 'default', sort: 'default' });
    expect(toQuery(read('risk=default&sort=id')).sort).toBe('id');
  });

  test('asks for one alert by any of what it was', () => {
    expect(narrowing(read('alerted=7'))).toEqual({ alerted: 7 });
    expect(narrowing(read('cause=band_rise&reason=age'))).toEqual({
      cause: 'band_rise',
      reason: 'age',
    });
  });

  test('with a risk alone leaves nothing out', () => {
    expect(isNarrowed(read('risk=default&sort=id'))).toBe(false);
    const narrow = [
      'band=unscored',
      'reason=age',
      'cause=hard_rule',
      'alerted=7',
      'record=tax:some:9',
    ];
    for (const address of narrow) expect(isNarrowed(read(address))).toBe(true);
    expect(isNarrowed(read('tag=age:missing:'))).toBe(true);
  });
});
