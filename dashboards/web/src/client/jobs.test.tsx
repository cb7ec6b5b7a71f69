import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useJob } from './jobs';
import type { Job } from './types';

const ended = (state: Job['state']): Job => ({
  id: '1',
  operation: 'resolve',
  by: 'engineer',
  state,
  done: 1,
  total: 2,
  askedAt: '2026-01-01T00:00:00Z',
  endedAt: '2026-01-01T00:00:01Z',
  result: { rows: 1 },
});

function desk({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;
}

describe('work of the server', () => {
  it.each([
    ['done', 1],
    ['stopped', 0],
    ['failed', 0],
  ] as const)('that is %s has lists read again', async (state, results) => {
    const [done, settled] = [vi.fn(), vi.fn()];
    const ask = () => Promise.resolve(ended(state));
    const { result } = renderHook(() => useJob(ask, done, settled), { wrapper: desk });
    act(() => result.current.run(undefined));
    await waitFor(() => expect(settled).toHaveBeenCalledOnce());
    expect(done).toHaveBeenCalledTimes(results);
  });

  it('that could not be asked for has lists read again too', async () => {
    const settled = vi.fn();
    const ask = () => Promise.reject(new Error('refused'));
    const { result } = renderHook(() => useJob(ask, vi.fn(), settled), { wrapper: desk });
    act(() => result.current.run(undefined));
    await waitFor(() => expect(settled).toHaveBeenCalledOnce());
  });
});
