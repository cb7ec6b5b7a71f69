// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { personText } from './cases';

it('tells the office of somebody where it is known', () => {
  expect(personText({ displayName: '王敏', unit: '五马街道' })).toBe('王敏 · 五马街道');
  expect(personText({ displayName: '王敏', unit: '' })).toBe('王敏');
});
