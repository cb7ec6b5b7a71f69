import type { ReactNode } from 'react';
import { BANDS } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import type { ScanCount } from './queries';
import styles from './Scans.module.css';
import { tally } from './tally';

interface TableProps {
  /** Of one risk. */
  counts: readonly ScanCount[];
  name: (group: string) => ReactNode;
}

/** Enterprises by group and band, the group with the most red ones first. */
export function CountTable({ counts, name }: TableProps) {
  const { t } = useTranslation();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
    <div className={styles['wide']} tabIndex={0} role="region" aria-label={t('scans.group')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('scans.group')}</th>
            {BANDS.map((band) => (
              <th scope="col" key={band}>
                {t(`band.${band}`)}
              </th>
            ))}
            <th scope="col">{t('scans.unscored')}</th>
          </tr>
        </thead>
        <tbody>
          {tally(counts).map(({ group, bands, unscored }) => (
            <tr key={group} data-group={group}>
              <th scope="row">{name(group)}</th>
              {bands.map((count, i) => (
                <td key={BANDS[i]} className={styles['number']}>
                  {count === 0 ? '' : decimal(count)}
                </td>
              ))}
              <td className={styles['number']}>{unscored === 0 ? '' : decimal(unscored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
