import { useEffect, useEffectEvent, useState } from 'react';
import type { Alert, StreamState } from '@/client/types';
import { liveStream, type LiveState } from '@/lib/liveStream';

/** What the reader is told of the stream; `degraded`: connected, but the server can't read alerts. */
export type Liveness = LiveState | 'degraded';

/** A load of data raises alerts by the hundred: they are handed on in batches. */
const BATCH_MILLIS = 200;

/** Listens to the alerts as they come. `onGap` asks for what was missed to be fetched. */
export function useAlertStream(onAlerts: (batch: Alert[]) => void, onGap: () => void): Liveness {
  const [state, setState] = useState<LiveState>('connecting');
  const [degraded, setDegraded] = useState(false);
  const deliver = useEffectEvent(onAlerts);
  const gap = useEffectEvent(onGap);

  useEffect(() => {
    let waiting: Alert[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const batch = waiting;
      waiting = [];
      deliver(batch);
    };
    const close = liveStream({
      url: '/api/alerts/stream',
      events: ['alert', 'state', 'heartbeat'],
      onEvent: (name, data) => {
        if (name === 'state') {
          setDegraded((JSON.parse(data) as StreamState).state === 'degraded');
        } else if (name === 'alert') {
          waiting.push(JSON.parse(data) as Alert);
          timer ??= setTimeout(flush, BATCH_MILLIS);
        }
      },
      onState: (next, missed) => {
        setState(next);
        if (missed) gap();
      },
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, []);

  return state === 'open' && degraded ? 'degraded' : state;
}
