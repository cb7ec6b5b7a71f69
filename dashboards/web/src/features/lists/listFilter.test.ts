import { describe, expect, it } from 'vitest';
import { allOf, fromAddress, isNarrowed, toAddress, toQuery } from './listFilter';

describe('the filter of the lists', () => {
  it('goes to the address and back', () => {
    const filter = fromAddress(
      new URLSearchParams('list=risk&state=struck-off&risk=default&district=3303&query=某'),
    );
    expect(fromAddress(toAddress(filter))).toEqual(filter);
    expect(toQuery(filter)).toEqual({
      list: 'risk',
      state: ['struck-off'],
      risk: 'default',
      district: '3303',
      query: '某',
    });
  });

  it('forgets states of the other list and what is none', () => {
    const search = new URLSearchParams('list=white&state=struck-off&mark=loud&district=x');
    expect(fromAddress(search)).toEqual(allOf('white'));
  });

  it('is narrowed by more than a list and a state', () => {
    expect(isNarrowed({ ...allOf('risk'), state: 'active' })).toBe(false);
    expect(isNarrowed({ ...allOf('risk'), mark: 'regressed' })).toBe(true);
  });
});
