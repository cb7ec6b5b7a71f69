import { describe, expect, it } from 'vitest';
import { entriesOf, homeOf } from './navigation';

describe('the navigation', () => {
  it('shows a police liaison the cases and nothing else', () => {
    const paths = entriesOf({ rights: ['police-receipt'] }).map(({ path }) => path);
    expect(paths).toEqual(['/cases']);
    expect(homeOf({ rights: ['police-receipt'] })).toBe('/cases');
  });

  it('shows an inspector the tasks', () => {
    const rights = ['alerts-read', 'cases-read', 'cases-inspect'] as const;
    const paths = entriesOf({ rights: [...rights] }).map(({ path }) => path);
    expect(paths).toEqual(['/cockpit', '/alerts', '/cases', '/tasks', '/lists']);
  });
});
