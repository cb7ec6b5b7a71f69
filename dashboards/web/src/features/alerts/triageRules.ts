/** What can become one case. */
import type { Alert } from '@/client/types';

/** Why these alerts can't be opened as a case; null where they can. */
export function obstacle(alerts: readonly Alert[]): 'mixed' | 'already' | null {
  const [first] = alerts;
  if (first === undefined) return null;
  const same = alerts.every(
    ({ enterprise, risk }) => enterprise === first.enterprise && risk === first.risk,
  );
  if (!same) return 'mixed';
  return alerts.every((alert) => alert.case !== undefined) ? 'already' : null;
}
