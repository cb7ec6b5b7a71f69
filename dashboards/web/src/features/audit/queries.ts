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

/** All entries that match; that they were taken is an entry, too. */
export async function allEntries(filter: AuditFilter, signal: AbortSignal): Promise<AuditEntry[]> {
  const { items } = await body(
    api.GET('/api/audit-export', { params: { query: toQuery(filter) }, signal }),
  );
  return items;
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
