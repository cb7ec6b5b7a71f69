import { api, body } from '@/client/api';
import type { Names } from '@/client/catalogue';
import type { Alert } from '@/client/types';
import { causeText } from '@/components/CauseText';
import { csv, type Cell } from '@/lib/csv';
import { currentLanguage, i18next } from '@/lib/i18n';
import { signed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import { toQuery, type AlertFilter } from './filter';

/** Every alert that the filter matches; the server keeps in its audit trail who took them. */
export async function allAlerts(filter: AlertFilter, signal: AbortSignal): Promise<Alert[]> {
  const { items } = await body(
    api.GET('/api/alert-export', { params: { query: toQuery(filter) }, signal }),
  );
  return items;
}

/** The alerts as a file in the reader's language. */
export function alertsCsv(alerts: readonly Alert[], names: Names): string {
  const t = i18next.t;
  const english = currentLanguage() === 'en';
  const header = [
    t('alerts.csv.raisedAt'),
    t('alerts.csv.enterprise'),
    t('alerts.csv.name'),
    t('alerts.csv.risk'),
    t('alerts.csv.band'),
    t('alerts.csv.index'),
    t('alerts.csv.district'),
    t('alerts.csv.districtCode'),
    t('alerts.csv.cause'),
    t('alerts.csv.reasons'),
    t('alerts.csv.episode'),
    t('alerts.csv.release'),
    t('alerts.csv.id'),
  ];
  const rows = alerts.map((alert): Cell[] => [
    dateTime(alert.raisedAt),
    alert.enterprise,
    alert.enterpriseName,
    t(`risk.${alert.risk}`),
    t(`band.${alert.band}`),
    alert.index === null ? null : Math.round(alert.index * 100) / 100,
    names.district(alert.district),
    alert.district,
    causeText(alert.cause, names),
    alert.reasons
      .map((r) => `${english ? r.english : r.chinese} ${signed(r.contribution)}`)
      .join('; '),
    alert.episode,
    alert.release,
    alert.id,
  ]);
  return csv(header, rows);
}
