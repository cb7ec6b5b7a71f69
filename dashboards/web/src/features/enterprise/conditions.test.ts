import { describe, expect, test } from 'vitest';
import { conditionText, isValue, parseCondition, testsOf } from './conditions';

describe('a condition on a tag', () => {
  test('survives the way into the address and back', () => {
    for (const text of [
      'complaints_1y:gt:3',
      'promised:eq:true',
      'code:ne:a:b',
      'age:missing:',
      'age:changed:30',
    ]) {
      const condition = parseCondition(text);
      expect(condition && conditionText(condition)).toBe(text);
    }
  });

  test('is none where something is missing or too much', () => {
    for (const text of [
      '',
      'age',
      'age:lt',
      'age:lt:',
      'age:like:x',
      'age:missing:1',
      'Age:lt:1',
      'age:changed:',
      'age:changed:400',
    ]) {
      expect(parseCondition(text), text).toBeNull();
    }
  });

  test('has a value that fits the kind of the tag', () => {
    expect(isValue('quantity', 'lt', '-2.5')).toBe(true);
    expect(
      ['', '1e4', '0x1', '1,5', ' 1'].filter((value) => isValue('quantity', 'lt', value)),
    ).toEqual([]);
    expect(isValue('truth', 'eq', 'yes')).toBe(false);
    expect(isValue('truth', 'changed', '365')).toBe(true);
    const days = ['0', '366', '1.5', 'true', ''];
    expect(days.filter((value) => isValue('truth', 'changed', value))).toEqual([]);
    expect(testsOf('truth')).toEqual(['eq', 'ne', 'known', 'missing', 'changed']);
    expect(testsOf('quantity')).toHaveLength(9);
  });
});
