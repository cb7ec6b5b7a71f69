/** Queues of made-up alerts. Not the server's ranking: all days are taken as one. */
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
  for (const alert of alerts.toSorted((a, b) => points(b) - points(a))) {
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

function points({ index }: Alert): number {
  return index ?? 100;
}

function queued(alert: Alert, rank: number): Schemas['QueuedAlert'] {
  const daysWaited = Math.floor((Date.now() - Date.parse(alert.raisedAt)) / 86_400_000);
  return {
    rank,
    alert,
    alwaysDue: alert.band === 'red',
    priority: points(alert) + 2 * daysWaited,
    waitingSince: alert.raisedAt.slice(0, 10),
    daysWaited,
    replaces: alert.episode > 1 ? ['a000000'] : [],
  };
}
