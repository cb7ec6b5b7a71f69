import type { RuleBook } from '@/client/types';

const ORDER: readonly RuleBook['state'][] = ['in-force', 'approved', 'draft', 'retired'];

/** The one in force first, then those that wait, the newest first. */
export function bookOrder(books: readonly RuleBook[]): RuleBook[] {
  return books.toSorted(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      (other.submittedAt ?? '').localeCompare(one.submittedAt ?? ''),
  );
}
