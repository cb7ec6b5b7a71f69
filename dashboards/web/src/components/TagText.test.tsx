import { render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { TagValue } from '@/client/types';
import { changeLanguage } from '@/lib/i18n';
import { TagText } from './TagText';

const shown = (value: TagValue, unit = ''): string => {
  const { container } = render(<TagText tag="reg_industry_code" value={value} unit={unit} />);
  return container.textContent;
};

afterEach(() => changeLanguage('zh'));

describe('a tag’s value', () => {
  it('that is missing says so and is not 0', () => {
    expect(shown({ kind: 'missing' }, '万元')).toBe('无数据');
    expect(shown({ kind: 'quantity', value: 0 }, '万元')).toBe('0万元');
  });

  it('has its unit in the reader’s language', async () => {
    expect(shown({ kind: 'quantity', value: 5000 }, '万元')).toBe('5,000万元');
    await changeLanguage('en');
    expect(shown({ kind: 'quantity', value: 5000 }, '万元')).toBe('5,00010k CNY');
    expect(shown({ kind: 'truth', value: true })).toBe('Yes');
  });

  it('that is a year is not grouped', () => {
    expect(shown({ kind: 'quantity', value: 2015 }, '年')).toBe('2015年');
  });

  it('that is a code goes by its name, in either language, and without one as it is', async () => {
    const code = (tag: string, value: string) =>
      render(<TagText tag={tag} value={{ kind: 'code', value }} unit="" />).container.textContent;
    expect(code('reg_entity_type', 'farmers_cooperative')).toBe('农民专业合作社');
    expect(code('reg_industry_class', 'A')).toBe('农林牧渔业 A');
    expect(code('reg_industry_code', '0141')).toBe('0141');
    expect(code('constructor', 'active')).toBe('active');
    await changeLanguage('en');
    expect(code('reg_status', 'active')).toBe('Active');
  });
});
