import type { RejectResult, RejectState, RejectStep } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './FeedDesk.module.css';

const STATE: Record<RejectStep['action'], RejectState> = {
  MENDED: 'mended',
  DISMISSED: 'dismissed',
  REOPENED: 'open',
};

/** What people did about a refused row, in order. */
export function RejectSteps({ steps }: { steps: RejectStep[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <section>
      <h3>{t('feedDesk.row.steps')}</h3>
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step.at}>
            {dateTime(step.at)} {step.person} · {t(`feedDesk.rejects.state.${STATE[step.action]}`)}
            {step.fate !== '' && ` · ${t(`feedDesk.fate.${step.fate as RejectResult['fate']}`)}`}
            {step.reason !== '' && <small>{step.reason}</small>}
            {step.changes.map(({ column, from, to }) => (
              <small key={column}>
                {t('feedDesk.row.changes', {
                  column,
                  from: from === '' ? t('feedDesk.row.empty') : from,
                  to: to === '' ? t('feedDesk.row.empty') : to,
                })}
              </small>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
