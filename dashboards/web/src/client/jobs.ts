/** Work that the server goes on with after it has answered: asked for, watched, stopped. */
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { currentLanguage } from '@/lib/i18n';
import { api, body } from './api';
import { ApiProblem } from './problem';
import type { Job } from './types';

const EVERY_MILLIS = 500;

/** A job that failed, as the problem it would have been had it failed at once. */
export function problemOf(job: Job): ApiProblem {
  const words = job.problem === undefined ? undefined : job.problem[currentLanguage()];
  return ApiProblem.of(409, { code: 'operation-refused', title: words ?? job.state, detail: '' });
}

/**
 * Asks for work and waits for its end.
 *
 * @param done is told the result; not called where the work was stopped
 * @param settled is called at every end, as work that failed or was stopped may have changed things
 */
export function useJob<Wish>(
  ask: (wish: Wish) => Promise<Job>,
  done: (result: unknown) => void,
  settled: () => void,
) {
  const [job, setJob] = useState<Job | null>(null);
  const asked = useRef<string | null>(null);
  const work = useMutation({
    mutationFn: async (wish: Wish) => {
      let now = await ask(wish);
      asked.current = now.id;
      while (now.endedAt === undefined) {
        setJob(now);
        await new Promise((later) => setTimeout(later, EVERY_MILLIS));
        now = await body(api.GET('/api/jobs/{id}', { params: { path: { id: now.id } } }));
      }
      setJob(now);
      if (now.state === 'failed') throw problemOf(now);
      return now;
    },
    onSuccess: (ended) => {
      if (ended.state === 'done') done(ended.result);
    },
    onSettled: settled,
  });
  const stop = () => {
    if (asked.current !== null) {
      void api.DELETE('/api/jobs/{id}', { params: { path: { id: asked.current } } });
    }
  };
  return {
    run: (wish: Wish) => {
      setJob(null);
      work.mutate(wish);
    },
    stop,
    job,
    busy: work.isPending,
    error: work.error,
    stopped: job?.state === 'stopped',
  };
}
