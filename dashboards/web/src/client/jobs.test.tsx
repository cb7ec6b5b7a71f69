import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { api } from './api';
import { useJob } from './jobs';
import { ApiProblem } from './problem';
import type { Job } from './types';

const job = (fixed: Partial<Job>): Job => ({
  id: '1-1',
  operation: 'rules-try',
  by: 'me',
  state: 'running',
  done: 0,
  total: 10,
  askedAt: '2026-11-30T00:00:00Z',
  ...fixed,
});

type Answer = () => Promise<never>;

const answer =
  (status: number, body: object): Answer =>
  () =>
    Promise.resolve({
      data: body,
      error: body,
      response: new Response(null, { status }),
    } as never);
const cutOff: Answer = () => Promise.reject(ApiProblem.network());

/** Begins a job on a server that answers so at each look. */
async function begun(...looks: Answer[]) {
  const left = [...looks];
  vi.spyOn(api, 'GET').mockImplementation(() => (left.shift() ?? cutOff)());
  const ends = { done: vi.fn(), failed: vi.fn(), over: vi.fn() };
  const client = new QueryClient();
  const { result, unmount } = renderHook(() => useJob(() => Promise.resolve(job({})), ends), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  act(() => result.current.run(undefined));
  await act(() => vi.advanceTimersByTimeAsync(10));
  return { work: () => result.current, ends, unmount };
}

const later = () => act(() => vi.advanceTimersByTimeAsync(500));

describe('a job that is watched', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is at work still while nothing is heard of it', async () => {
    const { work, ends } = await begun(
      cutOff,
      answer(503, { code: 'operations-unavailable', title: 'away', detail: '' }),
      answer(200, job({ done: 5 })),
      answer(200, job({ state: 'done', result: { total: 6 } })),
    );
    for (const lost of [true, true, false]) {
      await later();
      expect(work()).toMatchObject({ busy: true, lost, error: null });
    }
    expect(work().job?.done).toBe(5);
    await later();
    expect(work()).toMatchObject({ busy: false, error: null });
    expect(ends.done).toHaveBeenCalledExactlyOnceWith({ total: 6 });
    expect(ends.failed).not.toHaveBeenCalled();
  });

  test('has an unknown result where the server has forgotten it', async () => {
    const { work, ends } = await begun(
      answer(404, { code: 'job-not-found', title: '未找到该任务', detail: '' }),
    );
    await later();
    expect(work().busy).toBe(false);
    expect(work().error?.message).toBe('不知结果，请核对');
    expect(ends.done).not.toHaveBeenCalled();
    act(() => work().reset());
    await later();
    expect(work()).toMatchObject({ job: null, error: null });
  });

  test('tells of its failure where the page was left', async () => {
    const { ends, unmount } = await begun(
      answer(
        200,
        job({ state: 'failed', problem: { kind: 'refused', zh: '磁盘已满', en: 'Disk full' } }),
      ),
    );
    unmount();
    await later();
    expect(ends.failed).toHaveBeenCalledOnce();
    expect(ends.failed.mock.calls[0]?.[0]).toMatchObject({ title: '磁盘已满' });
    expect(ends.over).toHaveBeenCalledOnce();
  });

  test('says why it can not be stopped', async () => {
    const { work } = await begun();
    const no = { code: 'forbidden', title: '无权停止', detail: '' };
    vi.spyOn(api, 'DELETE').mockImplementation(answer(403, no));
    act(() => work().stop());
    await act(() => vi.advanceTimersByTimeAsync(10));
    expect(work()).toMatchObject({ busy: true, error: null });
    expect(work().stopError?.message).toBe('无权停止');
  });
});
