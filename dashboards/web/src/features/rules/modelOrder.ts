import type { Model } from '@/client/types';

const ORDER: readonly Model['state'][] = [
  'champion',
  'shadow',
  'approved',
  'candidate',
  'retired',
  'unreadable',
];

/** The champion first, then its challengers and those that wait; the newest first. */
export function modelOrder(models: readonly Model[]): Model[] {
  return models.toSorted(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      (other.submittedAt ?? '').localeCompare(one.submittedAt ?? ''),
  );
}
