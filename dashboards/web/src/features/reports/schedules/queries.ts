import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type {
  HolidayRule,
  Schedule,
  ScheduledWhat,
  ScheduleDraft,
  ScheduleRun,
} from '@/client/types';

const SCHEDULES = ['schedules'] as const;
const SOON = 2_000;
const LATER = 30_000;

export const isUnderWay = (run: ScheduleRun | undefined): boolean =>
  run?.state === 'scanning' || run?.state === 'making';

/** The next to come first; looked at often while one runs. */
export function useSchedules() {
  return useQuery({
    queryKey: [...SCHEDULES, 'list'],
    queryFn: async ({ signal }) => (await body(api.GET('/api/schedules', { signal }))).items,
    refetchInterval: ({ state }) =>
      state.data?.some(({ lastRun }) => isUnderWay(lastRun)) === true ? SOON : LATER,
  });
}

/** One with its newest runs. */
export function useSchedule(id: string) {
  return useQuery({
    queryKey: [...SCHEDULES, 'one', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/schedules/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.runs[0]) ? SOON : LATER),
  });
}

/** The next times of what is being written; those of before stand until they are known. */
export function usePreview(cron: string, holidays: HolidayRule, zone: string) {
  return useQuery({
    queryKey: [...SCHEDULES, 'preview', cron, holidays, zone],
    queryFn: async ({ signal }) => {
      const query = { cron, holidays, zone };
      const { times } = await body(
        api.GET('/api/schedules/preview', { params: { query }, signal }),
      );
      return times;
    },
    enabled: cron !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useRecipients(what: ScheduledWhat, region: string) {
  return useQuery({
    queryKey: [...SCHEDULES, 'recipients', what, region],
    queryFn: async ({ signal }) => {
      const params = { query: { what, region } };
      return (await body(api.GET('/api/schedules/recipients', { params, signal }))).items;
    },
  });
}

/** Makes a schedule, or changes the one that was seen. */
export function useSave(seen: Schedule | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ScheduleDraft) =>
      seen === null
        ? body(api.POST('/api/schedules', { body: draft }))
        : body(
            api.PUT('/api/schedules/{id}', {
              params: { path: { id: seen.id } },
              body: { ...draft, version: seen.version },
            }),
          ),
    onSettled: () => client.invalidateQueries({ queryKey: SCHEDULES }),
  });
}

export function useTurn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, enabled }: Pick<Schedule, 'id' | 'version' | 'enabled'>) =>
      body(
        api.PUT('/api/schedules/{id}/state', {
          params: { path: { id } },
          body: { enabled, version },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: SCHEDULES }),
  });
}

export function useRunNow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/schedules/{id}/runs', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: SCHEDULES }),
  });
}

export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/schedules/{id}/restoration', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: SCHEDULES }),
  });
}

export function useDelete() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/schedules/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: [...SCHEDULES, 'list'] }),
  });
}
