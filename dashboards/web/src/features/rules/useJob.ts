import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body } from '@/client/api';
import type { Job } from '@/client/types';

const EVERY = 1_000;

export const isOver = (job: Job): boolean => job.state !== 'waiting' && job.state !== 'running';

/** Work on the server that is begun, watched, and can be stopped. */
export interface Work {
  /** Null before it was begun. */
  job: Job | null;
  /** Why it could not be begun, or is not heard of. */
  error: unknown;
  /** Being begun, or at work. */
  busy: boolean;
  begin: (how: () => Promise<Job | null>) => void;
  stop: () => void;
}

/**
 * @param onOver told once when it is over, with whether it was done; the job is null where there was
 *   none
 */
export function useJob(onOver?: (done: boolean, job: Job | null) => void): Work {
  const start = useMutation({
    mutationFn: (how: () => Promise<Job | null>) => how(),
    onSuccess: (job) => {
      if (job === null) onOver?.(true, null);
    },
    onError: () => onOver?.(false, null),
  });
  const begun = start.data ?? null;
  const id = begun?.id ?? '';
  const asked = useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => body(api.GET('/api/jobs/{id}', { params: { path: { id } }, signal })),
    enabled: begun !== null && !isOver(begun),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isOver(state.data) ? false : EVERY,
    retry: false,
  });
  const halt = useMutation({
    mutationFn: () => body(api.DELETE('/api/jobs/{id}', { params: { path: { id } } })),
  });
  const job = begun === null ? null : (asked.data ?? begun);

  const told = useRef('');
  useEffect(() => {
    if (job !== null && isOver(job) && told.current !== job.id) {
      told.current = job.id;
      onOver?.(job.state === 'done', job);
    }
  }, [job, onOver]);

  return {
    job,
    error: start.error ?? (job !== null && !isOver(job) ? asked.error : null),
    busy: start.isPending || (job !== null && !isOver(job) && asked.error === null),
    begin: start.mutate,
    stop: halt.mutate,
  };
}
