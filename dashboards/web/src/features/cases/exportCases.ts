import { api, body } from '@/client/api';
import type { Names } from '@/client/catalogue';
import type { CaseSummary } from '@/client/types';
import { csv, type Cell } from '@/lib/csv';
import { i18next } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { toQuery, type CaseFilter } from './caseFilter';

/** Every case that the filter matches; the server keeps in its audit trail who took them. */
export async function allCases(filter: CaseFilter, signal: AbortSignal): Promise<CaseSummary[]> {
  const { items } = await body(
    api.GET('/api/case-export', { params: { query: toQuery(filter) }, signal }),
  );
  return items;
}

/** The cases as a file in the reader's language. */
export function casesCsv(cases: readonly CaseSummary[], names: Pick<Names, 'district'>): string {
  const t = i18next.t;
  const header = [
    t('cases.number'),
    t('cases.csv.enterprise'),
    t('cases.csv.name'),
    t('cases.csv.risk'),
    t('cases.csv.band'),
    t('cases.csv.index'),
    t('cases.csv.district'),
    t('cases.csv.region'),
    t('cases.csv.state'),
    t('cases.csv.path'),
    t('cases.csv.outcome'),
    t('cases.csv.handler'),
    t('cases.csv.unit'),
    t('cases.csv.due'),
    t('cases.csv.left'),
    t('cases.csv.marks'),
    t('cases.csv.alerts'),
    t('cases.csv.openedAt'),
    t('cases.csv.changedAt'),
  ];
  const rows = cases.map((each): Cell[] => [
    each.number,
    each.enterprise,
    each.enterpriseName,
    t(`risk.${each.risk}`),
    t(`band.${each.band}`),
    each.riskIndex === undefined ? null : Math.round(each.riskIndex * 100) / 100,
    names.district(each.region),
    each.region,
    t(`cases.state.${each.state}`),
    t(`cases.path.${each.path}`),
    each.outcome && t(`cases.outcome.${each.outcome}`),
    each.handler?.displayName,
    each.handler?.unit,
    each.due?.on,
    each.due?.workingDaysLeft,
    each.marks.map((mark) => t(`cases.mark.${mark}`)).join('; '),
    each.alerts,
    dateTime(each.openedAt),
    dateTime(each.changedAt),
  ]);
  return csv(header, rows);
}
