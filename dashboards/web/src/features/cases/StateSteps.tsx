import type { Case } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import styles from './StateSteps.module.css';
import { standing } from './steps';

/** The way of the case, and where on it the case is. */
export function StateSteps({ whole }: { whole: Case }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['steps']} aria-label={t('caseWork.steps')}>
      {standing(whole.summary.state).map(({ step, stand }, i) => (
        <li key={step} data-stand={stand} aria-current={stand === 'now' ? 'step' : undefined}>
          <span aria-hidden="true">{stand === 'done' ? '✓' : i + 1}</span>
          {t(`cases.state.${step}`)}
        </li>
      ))}
    </ol>
  );
}
