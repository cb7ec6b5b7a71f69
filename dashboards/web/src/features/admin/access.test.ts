import { describe, expect, it } from 'vitest';
import { areCompatible, wrongPrefix } from './access';

describe('what an account may be given', () => {
  it('keeps each power of administration alone', () => {
    expect(areCompatible([])).toBe(true);
    expect(areCompatible(['auditor'])).toBe(true);
    expect(areCompatible(['analyst', 'approver'])).toBe(true);
    expect(areCompatible(['auditor', 'analyst'])).toBe(false);
    expect(areCompatible(['system-admin', 'security-admin'])).toBe(false);
  });

  it('takes leading digits of region codes only', () => {
    expect(wrongPrefix(['', '3303', '330302001'])).toBeUndefined();
    expect(wrongPrefix(['3303', '33a'])).toBe('33a');
    expect(wrongPrefix(['3303020010001'])).toBe('3303020010001');
  });
});
