import type { Reason } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { signed } from '@/lib/number';
import styles from './AlertReasons.module.css';

/** The main reasons of an alert, each with its signed share. */
export function AlertReasons({ reasons }: { reasons: Reason[] }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <span className={styles['reasons']}>
      {reasons.slice(0, 3).map((reason) => {
        const name = english ? reason.english : reason.chinese;
        const up = reason.contribution >= 0;
        const share = signed(reason.contribution);
        return (
          <span
            key={reason.tag}
            title={`${name}: ${t(up ? 'enterprise.raises' : 'enterprise.lowers')} ${share}`}
          >
            {name}
            <i data-sign={up ? 'up' : 'down'}>{share}</i>
          </span>
        );
      })}
    </span>
  );
}
