import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { Report, ReportDraft, ReportKind, ReportLanguage } from '@/client/types';

const REPORTS = ['reports'] as const;
const TEMPLATES = ['report-templates'] as const;
const SOON = 1_500;
const LATER = 20_000;

export const isOver = ({ state }: Report): boolean => state === 'ready' || state === 'failed';

/** The newest, looked at often while any of them is being made. */
export function useReports(kind: ReportKind | null) {
  return useQuery({
    queryKey: [...REPORTS, kind],
    queryFn: async ({ signal }) => {
      const query = kind === null ? {} : { kind };
      const { items } = await body(api.GET('/api/reports', { params: { query }, signal }));
      return items;
    },
    refetchInterval: ({ state }) => (state.data?.every(isOver) === false ? SOON : LATER),
  });
}

/** One report with its files. */
export function useReport(id: string) {
  return useQuery({
    queryKey: [...REPORTS, 'one', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/reports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isOver(state.data) ? SOON : false,
  });
}

/** The page of a report that is ready; each look is in the audit trail, so it is asked for once. */
export function useReportPage(id: string, ready: boolean) {
  return useQuery({
    queryKey: [...REPORTS, 'page', id],
    queryFn: ({ signal }) =>
      body<unknown>(
        api.GET('/api/reports/{id}/page', { params: { path: { id } }, signal, parseAs: 'text' }),
      ).then(String),
    enabled: ready,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

export function useReportScans(region: string, wanted: boolean) {
  return useQuery({
    queryKey: ['report-scans', region],
    queryFn: async ({ signal }) => {
      const query = region === '' ? {} : { region };
      const { items } = await body(api.GET('/api/report-scans', { params: { query }, signal }));
      return items;
    },
    enabled: wanted,
  });
}

export function useMakeReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ReportDraft) => body(api.POST('/api/reports', { body: draft })),
    onSettled: () => client.invalidateQueries({ queryKey: REPORTS }),
  });
}

/** The bytes of a file; the purpose goes into the audit trail. */
export async function fileOf(
  id: string,
  form: 'pdf' | 'xlsx' | 'csv',
  purpose: string,
): Promise<Blob> {
  const params = { path: { id, form }, query: { purpose } };
  return body<unknown>(
    api.GET('/api/reports/{id}/files/{form}', { params, parseAs: 'blob' }),
  ) as Promise<Blob>;
}

export function useTemplates(kind: ReportKind, language: ReportLanguage) {
  return useQuery({
    queryKey: [...TEMPLATES, kind, language],
    queryFn: async ({ signal }) => {
      const params = { path: { kind }, query: { language } };
      const { items } = await body(api.GET('/api/report-templates/{kind}', { params, signal }));
      return items;
    },
    staleTime: Infinity, // what is being written must not be replaced
  });
}

interface Text {
  kind: ReportKind;
  language: ReportLanguage;
  body: string;
}

export function useSaveTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...change }: Text & { version: number }) =>
      body(api.PUT('/api/report-templates/{kind}', { params: { path: { kind } }, body: change })),
    onSuccess: (_, { kind, language }) =>
      client.invalidateQueries({ queryKey: [...TEMPLATES, kind, language] }),
  });
}

/** The page that a template gives on real data. */
export function usePreview() {
  return useMutation({
    mutationFn: ({ kind, ...preview }: Text & { region: string; enterprise?: string }) =>
      body<unknown>(
        api.POST('/api/report-templates/{kind}/preview', {
          params: { path: { kind } },
          body: preview,
          parseAs: 'text',
        }),
      ).then(String),
  });
}
