/** Kinds of entries of a history, to filter by. */
import type { CaseEntry } from '@/client/types';

export const KINDS = ['flow', 'second', 'marks', 'system'] as const;
export type Kind = (typeof KINDS)[number];

const SECOND = ['approved', 'rejected', 'withdrawn', 'approve', 'reject', 'withdraw'];
const MARKS = [
  'suspend',
  'resume',
  'supervise',
  'release',
  'watch',
  'unwatch',
  'snooze',
  'reminder',
  'escalate',
];

/** What the system did is of its kind whatever it was. */
export function kindOf({ by, action }: Pick<CaseEntry, 'by' | 'action'>): Kind {
  if (by === undefined) return 'system';
  if (SECOND.includes(action)) return 'second';
  return MARKS.includes(action) ? 'marks' : 'flow';
}
