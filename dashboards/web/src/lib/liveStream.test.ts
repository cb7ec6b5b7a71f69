import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveStream, type LiveState } from './liveStream';

class FakeSource extends EventTarget {
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  close(): void {
    this.closed = true;
  }
  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  fails(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.onerror?.();
  }
}

describe('liveStream', () => {
  let sources: FakeSource[];
  let states: [LiveState, boolean][];
  let received: string[];
  let close: () => void;
  const last = (): FakeSource => sources.at(-1) ?? new FakeSource();

  beforeEach(() => {
    vi.useFakeTimers();
    sources = [];
    states = [];
    received = [];
    close = liveStream({
      url: '/live',
      events: ['alert'],
      onEvent: (name, data) => received.push(`${name}:${data}`),
      onState: (state, gap) => states.push([state, gap]),
      open: () => {
        const source = new FakeSource();
        sources.push(source);
        return source as unknown as EventSource;
      },
    });
  });

  afterEach(() => {
    close();
    vi.useRealTimers();
  });

  it('hands on the events it listens to', () => {
    last().opens();
    last().dispatchEvent(new MessageEvent('alert', { data: '{}' }));
    last().dispatchEvent(new MessageEvent('other', { data: '{}' }));
    expect(received).toEqual(['alert:{}']);
  });

  it('opens first without a gap', () => {
    last().opens();
    expect(states).toEqual([
      ['connecting', false],
      ['open', false],
    ]);
  });

  it('leaves a lost connection to the browser and reports the gap when it is back', () => {
    last().opens();
    last().fails(0);
    last().opens();
    expect(sources).toHaveLength(1);
    expect(states.slice(2)).toEqual([
      ['reconnecting', false],
      ['open', true],
    ]);
  });

  it('opens anew where the browser gave up, later each time', () => {
    last().fails(2);
    vi.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    last().fails(2);
    vi.advanceTimersByTime(1_999);
    expect(sources).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(sources).toHaveLength(3);
    last().opens();
    expect(states.at(-1)).toEqual(['open', true]);
  });

  it('waits at most half a minute', () => {
    for (let i = 0; i < 10; i++) {
      last().fails(2);
      vi.advanceTimersByTime(30_000);
    }
    expect(sources).toHaveLength(11);
  });

  it('opens anew where nothing was heard for three heartbeats', () => {
    last().opens();
    vi.advanceTimersByTime(40_000);
    last().dispatchEvent(new MessageEvent('alert', { data: '{}' }));
    vi.advanceTimersByTime(44_999);
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sources).toHaveLength(2);
    expect(sources[0]?.closed).toBe(true);
    last().opens();
    expect(states.at(-1)).toEqual(['open', true]);
  });

  it('stays closed once closed', () => {
    last().fails(2);
    close();
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
    expect(last().closed).toBe(true);
  });
});
