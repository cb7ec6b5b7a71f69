import type { Act } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './Rules.module.css';

/** Who did what to books or models, the newest first. */
export function ActList({ acts }: { acts: readonly Act[] }) {
  const { t } = useTranslation();
  if (acts.length === 0) return <p className={styles['foot']}>{t('rules.noHistory')}</p>;
  return (
    <ol className={styles['acts']} aria-label={t('rules.history')}>
      {acts.map((act) => (
        <li key={act.number} data-act={act.action}>
          <span>
            <b>{act.by}</b> {t(`rules.act.${act.action}`)}{' '}
            <code>{act.subject === 'product' ? t('rules.product') : act.subject}</code>
            {act.release > 0 && <small> · #{act.release}</small>}
          </span>
          <small>
            {dateTime(act.at)}
            {act.note !== '' && ` · ${act.note}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
