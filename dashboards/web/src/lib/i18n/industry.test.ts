import { expect, it } from 'vitest';
import { industryText } from './industry';

it('names the section and keeps the code', () => {
  expect(industryText('J66', 'zh')).toBe('金融业 J66');
  expect(industryText('K', 'en')).toBe('Real estate K');
});

it('shows a code that it does not know as it is', () => {
  expect(industryText('7', 'zh')).toBe('7');
  expect(industryText('', 'zh')).toBe('');
});
