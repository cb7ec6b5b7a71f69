import { describe, expect, it } from 'vitest';
import { fromAddress, OPEN_CASES, toAddress, toQuery, viewFromAddress } from './caseFilter';

const FILTER = {
  state: 'inspecting',
  risk: 'fundraising',
  district: '330302',
  mine: true,
  mark: 'overdue',
  query: '瓯越 & 2026-000001',
} as const;

describe('the address of a filter of cases', () => {
  it('reads back as the same filter and view', () => {
    const search = new URLSearchParams(toAddress(FILTER, 'board').toString());
    expect(fromAddress(search)).toEqual(FILTER);
    expect(viewFromAddress(search)).toBe('board');
  });

  it('is empty for all open cases', () => {
    expect(toAddress(OPEN_CASES, 'list').size).toBe(0);
    expect(toQuery(OPEN_CASES)).toEqual({});
  });

  it('leaves out what can’t be meant', () => {
    const search = 'state=lost&risk=murder&district=33x&handler=you&mark=late&query=%20';
    expect(fromAddress(new URLSearchParams(search))).toEqual(OPEN_CASES);
  });
});
