import { describe, expect, it } from 'vitest';
import { csv } from './csv';
import { decimal, fixed, percent, signed } from './number';
import { date, dateTime, relative } from './time';

describe('dates', () => {
  it('are shown in Asia/Shanghai, whatever zone the browser is in', () => {
    expect(dateTime('2026-11-22T16:05:09Z')).toBe('2026-11-23 00:05:09');
    expect(date('2020-10-30T16:00:00Z')).toBe('2020-10-31');
  });

  it('show a dash for what is absent or broken', () => {
    expect(dateTime(null)).toBe('—');
    expect(dateTime('soon')).toBe('—');
  });

  it('are told relative to now in the reader’s language', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(relative('2026-11-22T11:59:30Z', now, 'zh')).toBe('刚刚');
    expect(relative('2026-11-22T11:57:00Z', now, 'zh')).toBe('3分钟前');
    expect(relative('2026-11-20T11:57:00Z', now, 'en')).toBe('2 days ago');
  });
});

describe('numbers', () => {
  it('are grouped and rounded', () => {
    expect(decimal(14865)).toBe('14,865');
    expect(decimal(0.12345)).toBe('0.12');
    expect(fixed(60, 1)).toBe('60.0');
    expect(percent(0.125)).toBe('12.5%');
  });

  it('carry their sign, but zero has none', () => {
    expect(signed(0.321)).toBe('+0.32');
    expect(signed(-0.05)).toBe('−0.05');
    expect(signed(-0.001)).toBe('0.00');
  });

  it('show a dash for what is not a number', () => {
    expect(decimal(Number.NaN)).toBe('—');
    expect(percent(null)).toBe('—');
  });
});

describe('csv', () => {
  it('starts with a BOM and ends lines as spreadsheets do', () => {
    expect(csv(['企业', '指数'], [['甲', 81.5]])).toBe('\uFEFF企业,指数\r\n甲,81.5\r\n');
  });

  it('quotes what needs quotes', () => {
    expect(csv(['a'], [['x,"y"\nz']])).toBe('\uFEFFa\r\n"x,""y""\nz"\r\n');
  });

  it('defuses text that a spreadsheet would run, and leaves numbers alone', () => {
    expect(csv(['a', 'b'], [['=1+1', -2]])).toBe("\uFEFFa,b\r\n'=1+1,-2\r\n");
  });
});
