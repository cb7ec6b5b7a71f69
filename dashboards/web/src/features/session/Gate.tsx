import type { ReactNode } from 'react';
import { BANDS } from '@/client/types';
import { LanguageSwitch } from '@/components/LanguageSwitch';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import styles from './Gate.module.css';

interface GateProps {
  title: string;
  note?: string;
  children: ReactNode;
}

/** The page before the desk: sign-in and the change of a first password stand in it. */
export function Gate({ title, note, children }: GateProps) {
  const { t } = useTranslation();
  useTitle(title);
  return (
    <div className={styles['gate']}>
      <div className={styles['brand']}>
        <h1>{t('product')}</h1>
        <p>{t('productLine')}</p>
        <div className={styles['ladder']} aria-hidden="true">
          {BANDS.toReversed().map((band) => (
            <span key={band} style={{ borderColor: `var(--${band})` }}>
              {t(`band.${band}`)}
            </span>
          ))}
        </div>
      </div>
      <main className={styles['side']}>
        <div className={styles['corner']}>
          <LanguageSwitch />
        </div>
        <div className={styles['form']}>
          <h2>{title}</h2>
          {children}
          {note !== undefined && <p className={styles['note']}>{note}</p>}
        </div>
      </main>
    </div>
  );
}
