import { describe, expect, it } from 'vitest';
import type { Session } from '@/client/types';
import { entriesOf, homeOf, mayOpen } from './navigation';

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

  it('opens by address what it shows, what lies below it, and what is everybody’s', () => {
    const police: Pick<Session, 'rights'> = { rights: ['police-receipt'] };
    expect(mayOpen(police, '/cases/2026-000007')).toBe(true);
    expect(mayOpen(police, '/account')).toBe(true);
    expect(mayOpen(police, '/look-up')).toBe(false);
    expect(mayOpen(police, '/enterprises/x')).toBe(false);
  });
});
