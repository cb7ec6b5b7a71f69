import type { Alert } from '@/client/types';

/** Where an alert leads to. */
export function pageOf(alert: Alert): string {
  return `/enterprises/${encodeURIComponent(alert.enterprise)}?risk=${alert.risk}`;
}
