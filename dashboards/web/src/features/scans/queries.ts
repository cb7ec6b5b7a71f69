import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { components } from '@/client/schema';
import type { Band, Risk } from '@/client/types';

type Schemas = components['schemas'];
export type Scan = Schemas['Scan'];
export type ScanCount = Schemas['ScanCount'];
export type ScannedScore = Schemas['ScannedScore'];
export type ScanChange = Schemas['ScanChange'];
export type ScanChangeKind = Schemas['ScanChangeKind'];

const SCANS = 'scans';
const PAGE = 50;
const LOOK_AGAIN = 2_000;

/** Looked at again while one is under way. */
export function useScans() {
  return useQuery({
    queryKey: [SCANS, 'list'],
    queryFn: ({ signal }) => body(api.GET('/api/scans', { signal })),
    refetchInterval: ({ state }) =>
      state.data?.scans.some(({ state: at }) => at === 'running') === true ? LOOK_AGAIN : false,
  });
}

/** A scan that is done says the same for ever. */
export function useScan({ id, state }: Scan) {
  return useQuery({
    queryKey: [SCANS, id, state],
    queryFn: ({ signal }) =>
      body(api.GET('/api/scans/{scan}', { params: { path: { scan: id } }, signal })),
  });
}

export function useScores(id: string, risk: Risk, band: Band | '') {
  return useInfiniteQuery({
    queryKey: [SCANS, id, 'scores', risk, band],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/scans/{scan}/scores', {
          params: {
            path: { scan: id },
            query: { risk, limit: PAGE, offset: pageParam, ...(band === '' ? {} : { band }) },
          },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { scores }) => sum + scores.length, 0);
      return shown < last.total ? shown : undefined;
    },
  });
}

export function useChanges(id: string, since: string, kind: ScanChangeKind | '') {
  return useQuery({
    queryKey: [SCANS, id, 'changes', since, kind],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/scans/{scan}/changes', {
          params: {
            path: { scan: id },
            query: { since, ...(kind === '' ? {} : { kind }) },
          },
          signal,
        }),
      ),
  });
}

export interface Wish {
  asOf: string;
  region: string;
  title: string;
}

function useAnew() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [SCANS, 'list'] });
}

export function useStart() {
  const anew = useAnew();
  return useMutation({
    mutationFn: (wish: Wish) => body(api.POST('/api/scans', { body: wish })),
    onSettled: anew,
  });
}

export function useStop() {
  const anew = useAnew();
  return useMutation({
    mutationFn: (scan: string) =>
      body(api.POST('/api/scans/{scan}/stop', { params: { path: { scan } } })),
    onSettled: anew,
  });
}

export function useResume() {
  const anew = useAnew();
  return useMutation({
    mutationFn: (scan: string) =>
      body(api.POST('/api/scans/{scan}/resume', { params: { path: { scan } } })),
    onSettled: anew,
  });
}

/** Where the browser gets the file of all changes. */
export function changesFile(id: string, since: string): string {
  return `/api/scans/${encodeURIComponent(id)}/changes-file?since=${encodeURIComponent(since)}`;
}
