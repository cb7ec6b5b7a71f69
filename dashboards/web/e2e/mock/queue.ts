/** Queues of made-up alerts. Not the server's: all days are taken as one. */
import type { components } from '../../src/client/schema';
import type { Alert } from './data';
import { page } from './page';

type Schemas = components['schemas'];
type Counts = Schemas['AlertQueueCounts'];

/**
 * @param budget of each district and risk; null where everything is due
 */
export function queueOf(
  alerts: Alert[],
  budget: number | null,
  query: URLSearchParams,
): Schemas['AlertQueuePage'] {
  const due: Schemas['QueuedAlert'][] = [];
  const waiting: Schemas['QueuedAlert'][] = [];
  const counts = new Map<string, Counts>();
  for (const alert of alerts.toSorted((a, b) => standing(b) - standing(a))) {
    const { district, risk } = alert;
    const count = counts.get(district + risk) ?? {
      district,
      risk,
      budget,
      due: 0,
      waiting: 0,
      overBudget: 0,
    };
    counts.set(district + risk, count);
    const isDue = alert.band === 'red' || budget === null || count.due < budget;
    count[isDue ? 'due' : 'waiting'] += 1;
    count.overBudget = budget === null ? 0 : Math.max(0, count.due - budget);
    (isDue ? due : waiting).push(queued(alert, count.due + count.waiting));
  }
  const queues = [...counts.values()].toSorted((a, b) => (a.district < b.district ? -1 : 1));
  return {
    day: new Date().toISOString().slice(0, 10),
    due: due.length,
    waiting: waiting.length,
    budget: budget === null || queues.length === 0 ? null : budget * queues.length,
    overBudget: queues.reduce((sum, queue) => sum + queue.overBudget, 0),
    queues,
    ...page(query.get('place') === 'waiting' ? waiting : due, query),
  };
}

function waited({ band, raisedAt }: Alert): number {
  return band === 'red' ? 0 : Math.floor((Date.now() - Date.parse(raisedAt)) / 86_400_000);
}

function points(alert: Alert): number {
  return (alert.index ?? 100) + 2 * waited(alert);
}

/** Red ones come before all others. */
function standing(alert: Alert): number {
  return points(alert) + (alert.band === 'red' ? 10_000 : 0);
}

function queued(alert: Alert, rank: number): Schemas['QueuedAlert'] {
  return {
    rank,
    alert,
    alwaysDue: alert.band === 'red',
    priority: points(alert),
    waitingSince: alert.raisedAt.slice(0, 10),
    daysWaited: waited(alert),
    replaces: alert.episode > 1 ? ['a000000'] : [],
  };
}
