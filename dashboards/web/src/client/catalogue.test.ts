// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { names } from './catalogue';

const catalogue = {
  risks: [],
  bands: [],
  categories: [],
  tags: [],
  rules: [
    {
      rule: 'r1',
      risk: 'default' as const,
      band: 'red' as const,
      chinese: '规则一',
      english: 'Rule one',
      basis: '',
    },
  ],
  districts: [{ code: '330302', chinese: '鹿城区', english: 'Lucheng District' }],
};

describe('names', () => {
  test('are those of the language', () => {
    expect(names(catalogue, false).district('330302')).toBe('鹿城区');
    expect(names(catalogue, true).rule('r1')).toBe('Rule one');
  });

  test('fall back to the code', () => {
    expect(names(catalogue, false).district('110101')).toBe('110101');
    expect(names(undefined, true).rule('r9')).toBe('r9');
  });
});
