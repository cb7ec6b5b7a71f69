/** Work that the server goes on with after it has answered: asked for, watched, stopped. */
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { currentLanguage, i18next } from '@/lib/i18n';
import { api, body } from './api';
import { ApiProblem } from './problem';
import type { Job } from './types';

const EVERY_MILLIS = 500;

/** What says nothing of the job: the network, or a process in between that is away for now. */
const PASSING = [0, 502, 503, 504];

export const isOver = (job: Job): boolean => job.state !== 'waiting' && job.state !== 'running';

/** A job that failed, as the problem it would have been had it failed at once. */
export function problemOf(job: Job): ApiProblem {
  const words = job.problem === undefined ? undefined : job.problem[currentLanguage()];
  return ApiProblem.of(409, { code: 'operation-refused', title: words ?? job.state, detail: '' });
}

/** The process that did it has forgotten it, as by a restart: it may be done, or not. */
function forgotten(): ApiProblem {
  const title = i18next.t('problem.jobForgotten');
  return ApiProblem.of(404, {
    code: 'job-not-found',
    title,
    detail: i18next.t('problem.jobForgottenDetail'),
  });
}

/** @returns null where nothing is heard of it just now */
async function look(id: string): Promise<Job | null> {
  try {
    return await body(api.GET('/api/jobs/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (PASSING.includes(error.status)) return null;
    throw error.status === 404 ? forgotten() : error;
  }
}

/** Told of the end of work, also where the page that asked for it was left by then. */
export interface Ends {
  /** It is done; undefined where there was no job. */
  done?: (result: unknown) => void;
  failed?: (error: unknown) => void;
  /** It is done, has failed or was stopped. */
  over?: () => void;
}

export interface Work<Wish> {
  run: (wish: Wish) => void;
  stop: () => void;
  /** Forgets what was done before; not while busy. */
  reset: () => void;
  /** As it was last heard of; null before it was begun. */
  job: Job | null;
  /** Being asked for, or at work as far as is known. */
  busy: boolean;
  /** Whether nothing is heard of it just now. */
  lost: boolean;
  /** Why it could not be begun, has failed, or is not known any more. */
  error: Error | null;
  /** Why it could not be stopped. */
  stopError: Error | null;
  stopped: boolean;
}

/**
 * Asks for work and waits for its end.
 *
 * @param ask null where it was done at once, without a job
 */
export function useJob<Wish>(
  ask: (wish: Wish) => Promise<Job | null>,
  ends: Ends = {},
): Work<Wish> {
  const [job, setJob] = useState<Job | null>(null);
  const [lost, setLost] = useState(false);
  const work = useMutation({
    mutationFn: async (wish: Wish) => {
      let now = await ask(wish);
      while (now !== null && !isOver(now)) {
        setJob(now);
        await new Promise((later) => setTimeout(later, EVERY_MILLIS));
        const next = await look(now.id);
        setLost(next === null);
        now = next ?? now;
      }
      setJob(now);
      if (now?.state === 'failed') throw problemOf(now);
      return now;
    },
    onSuccess: (ended) => {
      if (ended === null || ended.state === 'done') ends.done?.(ended?.result);
    },
    onError: (error) => ends.failed?.(error),
    onSettled: () => ends.over?.(),
  });
  const halt = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/jobs/{id}', { params: { path: { id } } })),
  });
  const { mutate, reset: forget } = work;
  const { reset: forgetHalt } = halt;
  const reset = useCallback(() => {
    setJob(null);
    setLost(false);
    forget();
    forgetHalt();
  }, [forget, forgetHalt]);
  const run = useCallback(
    (wish: Wish) => {
      reset();
      mutate(wish);
    },
    [mutate, reset],
  );
  return {
    run,
    stop: () => {
      if (job !== null) halt.mutate(job.id);
    },
    reset,
    job,
    busy: work.isPending,
    lost: lost && work.isPending,
    error: work.error,
    stopError: halt.error,
    stopped: job?.state === 'stopped',
  };
}
