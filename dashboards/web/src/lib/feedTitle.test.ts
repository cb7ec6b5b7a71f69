import { expect, it } from 'vitest';
import { titleOf } from './feedTitle';

it('a feed goes by the half of its title that is in the reader’s language', () => {
  const feed = { feed: 'city/complaint', title: '投诉举报 · complaints' };
  expect(titleOf(feed, 'zh')).toBe('投诉举报');
  expect(titleOf(feed, 'en')).toBe('complaints');
  expect(titleOf({ ...feed, title: '投诉举报' }, 'en')).toBe('投诉举报');
  expect(titleOf({ ...feed, title: '' }, 'zh')).toBe('city/complaint');
});
