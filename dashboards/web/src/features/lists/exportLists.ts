import { api, body } from '@/client/api';
import type { Names } from '@/client/catalogue';
import type { ListSummary } from '@/client/types';
import { csv, type Cell } from '@/lib/csv';
import { i18next } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { toQuery, type ListFilter } from './listFilter';

/** Every entry that the filter matches; the server keeps in its audit trail who took them. */
export async function allEntries(filter: ListFilter, signal: AbortSignal): Promise<ListSummary[]> {
  const { items } = await body(
    api.GET('/api/list-export', { params: { query: toQuery(filter) }, signal }),
  );
  return items;
}

/** The entries as a file in the reader's language. */
export function listsCsv(
  entries: readonly ListSummary[],
  names: Pick<Names, 'district'>,
  reasonOf: (summary: ListSummary) => string,
): string {
  const t = i18next.t;
  const header = [
    t('lists.csv.list'),
    t('lists.csv.state'),
    t('lists.csv.enterprise'),
    t('lists.csv.name'),
    t('lists.csv.risk'),
    t('lists.csv.district'),
    t('lists.csv.region'),
    t('lists.reason'),
    t('lists.basis'),
    t('lists.measures'),
    t('lists.csv.case'),
    t('lists.until'),
    t('lists.review'),
    t('lists.revisit'),
    t('lists.marks'),
    t('lists.csv.listedAt'),
    t('lists.csv.endedAt'),
  ];
  const rows = entries.map((each): Cell[] => [
    t(`lists.list.${each.list}`),
    t(`lists.state.${each.state}`),
    each.enterprise,
    each.enterpriseName,
    each.risk === undefined ? t('lists.bothRisks') : t(`risk.${each.risk}`),
    names.district(each.region),
    each.region,
    reasonOf(each),
    each.basis,
    each.measures,
    each.case,
    each.until,
    each.reviewOn,
    each.revisitOn,
    each.marks.map((mark) => t(`lists.mark.${mark}`)).join('; '),
    each.listedAt && dateTime(each.listedAt),
    each.endedAt && dateTime(each.endedAt),
  ]);
  return csv(header, rows);
}
