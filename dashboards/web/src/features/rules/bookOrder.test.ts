import { expect, test } from 'vitest';
import type { RuleBook } from '@/client/types';
import { bookOrder } from './bookOrder';

const book = (id: string, state: RuleBook['state'], submittedAt?: string): RuleBook => ({
  id,
  state,
  ...(submittedAt !== undefined && { submittedAt }),
});

test('the book in force stands first, then those that wait, the newest first', () => {
  const books = [
    book('product', 'retired'),
    book('old', 'draft', '2026-01-01T00:00:00Z'),
    book('new', 'draft', '2026-02-01T00:00:00Z'),
    book('ready', 'approved', '2026-01-01T00:00:00Z'),
    book('now', 'in-force', '2025-01-01T00:00:00Z'),
  ];
  expect(bookOrder(books).map(({ id }) => id)).toEqual(['now', 'ready', 'new', 'old', 'product']);
});
