import type { Names } from '@/client/catalogue';
import type { RuleDifference } from '@/client/types';
import { csv, type Cell } from '@/lib/csv';
import { i18next } from '@/lib/i18n';

/**
 * What a trial found, as a file in the reader's language.
 *
 * @param cut what its last line says where there are more differences than were told
 */
export function trialCsv(
  differences: readonly RuleDifference[],
  names: Pick<Names, 'district'>,
  cut: string | null,
): string {
  const t = i18next.t;
  const header = [
    t('rules.try.day'),
    t('rules.try.enterprise'),
    t('alerts.csv.name'),
    t('rules.try.region'),
    t('rules.column.risk'),
    t('rules.trial'),
    t('rules.try.before'),
    t('rules.try.after'),
    t('rules.try.rules'),
  ];
  return csv(header, [
    ...differences.map((each): Cell[] => [
      each.date,
      each.enterprise,
      each.name,
      names.district(each.region),
      t(`risk.${each.risk}`),
      t(each.added ? 'rules.try.appears' : 'rules.try.vanishes'),
      each.indexBefore,
      each.indexAfter,
      each.rules.join('; '),
    ]),
    ...(cut === null ? [] : [[cut]]),
  ]);
}
