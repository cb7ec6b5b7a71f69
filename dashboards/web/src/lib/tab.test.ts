// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { forgetTab, keep, kept, ownTab } from './tab';

const DRAFT = 'finance-brain.query';

afterEach(forgetTab);

describe('what a tab keeps', () => {
  it('stays with whoever is signed in', () => {
    ownTab('lin');
    keep(DRAFT, 'SELECT 1');
    ownTab('lin');
    expect(kept(DRAFT)).toBe('SELECT 1');
  });

  it('is gone before somebody else sees it', () => {
    ownTab('lin');
    keep(DRAFT, 'SELECT 1');
    ownTab('wang');
    expect(kept(DRAFT)).toBe('');
  });

  it('is gone with the sign-out', () => {
    ownTab('lin');
    keep(DRAFT, 'SELECT 1');
    forgetTab();
    expect(sessionStorage).toHaveLength(0);
  });
});
