import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import type { components } from '@/client/schema';
import { csv, type Cell } from '@/lib/csv';
import { i18next } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { toAddress, toQuery, type AuditFilter } from './filter';

export type AuditEntry = components['schemas']['AuditEntry'];
export type Verification = components['schemas']['AuditVerification'];

const PAGE = 100;
const EXPORT_PAGE = 500;

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', toAddress(filter).toString()],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/audit', {
          params: {
            query: { ...toQuery(filter), limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    gcTime: 0,
  });
}

export function useVerification() {
  return useMutation({ mutationFn: () => body(api.POST('/api/audit/verification')) });
}

/** All entries that match; fails as a whole if a page does. */
export async function allEntries(
  filter: AuditFilter,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let cursor: string | null = null;
  do {
    const query = { ...toQuery(filter), limit: EXPORT_PAGE, ...(cursor && { cursor }) };
    const page: { items: AuditEntry[]; next: string | null } = await body(
      api.GET('/api/audit', { params: { query }, signal }),
    );
    entries.push(...page.items);
    onProgress(entries.length);
    cursor = page.next;
  } while (cursor !== null);
  return entries;
}

/** The entries as a file in the reader's language. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const t = i18next.t;
  const header = ['id', 'at', 'actor', 'action', 'object', 'detail', 'address', 'hash'] as const;
  return csv(
    header.map((name) => t(`audit.${name}`)),
    entries.map((entry): Cell[] => [
      entry.id,
      dateTime(entry.at),
      entry.actor,
      entry.action,
      entry.object,
      entry.detail,
      entry.address,
      entry.hash,
    ]),
  );
}
