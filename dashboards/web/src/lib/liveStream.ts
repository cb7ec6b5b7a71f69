/**
 * A stream of server-sent events that comes back by itself. `EventSource` retries a lost connection
 * but gives up for good on an HTTP error (a restarting server, a proxy's 502); here both end in
 * another try, later and later up to `MAX_DELAY`. A connection that is silent for longer than the
 * server's heartbeat allows is dead, whatever the browser thinks of it, and is opened anew.
 */

export type LiveState = 'connecting' | 'open' | 'reconnecting';

export interface LiveStreamOptions {
  url: string;
  /** Names of the events to listen to. */
  events: string[];
  onEvent: (name: string, data: string) => void;
  /** `gap` is true where the stream opened after a loss: what came in between has to be fetched. */
  onState: (state: LiveState, gap: boolean) => void;
  open?: (url: string) => EventSource;
}

const FIRST_DELAY = 1_000;
const MAX_DELAY = 30_000;
/** Three heartbeats of the server. */
const MAX_SILENCE = 45_000;
const CLOSED = 2;

/** Opens the stream; call the returned function to close it for good. */
export function liveStream(options: LiveStreamOptions): () => void {
  const { url, events, onEvent, onState } = options;
  const open = options.open ?? ((address: string) => new EventSource(address));
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_DELAY;
  let lost = false;

  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      source?.close();
      lost = true;
      onState('reconnecting', false);
      connect();
    }, MAX_SILENCE);
  };

  const connect = (): void => {
    const current = open(url);
    source = current;
    current.onopen = () => {
      delay = FIRST_DELAY;
      heard();
      onState('open', lost);
      lost = false;
    };
    current.onerror = () => {
      lost = true;
      clearTimeout(silence);
      onState('reconnecting', false);
      if (current.readyState === CLOSED) {
        clearTimeout(timer);
        timer = setTimeout(connect, delay);
        delay = Math.min(delay * 2, MAX_DELAY);
      }
    };
    for (const name of events) {
      current.addEventListener(name, (event) => {
        heard();
        onEvent(name, String((event as MessageEvent<unknown>).data));
      });
    }
  };

  onState('connecting', false);
  connect();
  return () => {
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
  };
}
