import { describe, expect, it } from 'vitest';
import { known, narrowed, type Narrowing, type TagGroup } from './tagGroups';

const group = (category: string, values: (number | null)[]): TagGroup => ({
  category,
  chinese: category,
  english: category,
  tags: values.map((value, i) => ({
    tag: `${category}_${i}`,
    chinese: `标签${i}`,
    english: `Tag ${i}`,
    unit: '',
    signals: 'B',
    description: '',
    filling: null,
    value: value === null ? { kind: 'missing' } : { kind: 'quantity', value },
  })),
});

const GROUPS = [group('tax', [0, null]), group('news', [null])];
const ALL: Narrowing = { category: null, onlyKnown: false, text: '' };

describe('tags', () => {
  it('that are 0 are known, that are missing are not', () => {
    expect(GROUPS.map(known)).toEqual([1, 0]);
  });

  it('are all shown unless narrowed, the missing too', () => {
    expect(narrowed(GROUPS, ALL)).toEqual(GROUPS);
  });

  it('narrow to the known, to a category, to a part of a name', () => {
    const shown = (by: Partial<Narrowing>) =>
      narrowed(GROUPS, { ...ALL, ...by }).flatMap(({ tags }) => tags.map(({ tag }) => tag));
    expect(shown({ onlyKnown: true })).toEqual(['tax_0']);
    expect(narrowed(GROUPS, { ...ALL, category: 'news' })).toHaveLength(1);
    expect(shown({ text: 'tag 1' })).toEqual(['tax_1']);
    expect(shown({ text: '标签0' })).toEqual(['tax_0', 'news_0']);
  });
});
