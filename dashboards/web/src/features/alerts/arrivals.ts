/** Alerts that came live since the list was read, and how they join it. */
import type { Alert } from '@/client/types';

export interface Arrivals {
  /** Newest first, none of them twice. */
  alerts: Alert[];
  /** Ids that the reader has not been shown yet. */
  unseen: ReadonlySet<string>;
}

export const NOTHING: Arrivals = { alerts: [], unseen: new Set() };

/** Adds a batch; an alert that is known already (delivery is at least once) changes nothing. */
export function arrive(
  arrivals: Arrivals,
  batch: Alert[],
  known: ReadonlySet<string>,
  atTop: boolean,
): Arrivals {
  const ids = new Set([...known, ...arrivals.alerts.map((alert) => alert.id)]);
  const added: Alert[] = [];
  for (const alert of batch) {
    if (ids.has(alert.id)) continue;
    ids.add(alert.id);
    added.push(alert);
  }
  if (added.length === 0) return arrivals;
  return {
    alerts: [...added, ...arrivals.alerts].sort(newestFirst),
    unseen: atTop ? arrivals.unseen : new Set([...arrivals.unseen, ...added.map(({ id }) => id)]),
  };
}

export function seen(arrivals: Arrivals): Arrivals {
  return arrivals.unseen.size === 0 ? arrivals : { ...arrivals, unseen: new Set() };
}

/** The rows of the list: what arrived, then what the pages hold, each alert once. */
export function joined(arrivals: Arrivals, paged: Alert[]): Alert[] {
  const ids = new Set(paged.map((alert) => alert.id));
  return [...arrivals.alerts.filter((alert) => !ids.has(alert.id)), ...paged];
}

function newestFirst(a: Alert, b: Alert): number {
  return Date.parse(b.raisedAt) - Date.parse(a.raisedAt) || (a.id < b.id ? 1 : -1);
}
