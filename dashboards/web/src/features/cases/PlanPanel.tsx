import { Progress } from 'antd';
import type { CaseStep } from '@/client/types';
import { Panel } from '@/components/Panel';
import { useTranslation } from '@/lib/i18n';
import { inDays } from './ActFields';
import page from './CasePage.module.css';
import styles from './PlanPanel.module.css';

/** The measures of 一企一策, and how far they are. */
export function PlanPanel({ plan }: { plan: CaseStep[] }) {
  const { t } = useTranslation();
  const done = plan.filter((step) => step.done).length;
  const today = inDays(0);
  if (plan.length === 0) return null;
  return (
    <Panel
      title={t('caseWork.plan.title')}
      hint={t('caseWork.plan.done', { done, total: plan.length })}
    >
      <Progress
        className={styles['progress'] ?? ''}
        aria-label={t('caseWork.plan.title')}
        percent={Math.round((done / plan.length) * 100)}
        size="small"
        strokeColor="var(--accent)"
      />
      <ol className={page['list']}>
        {plan.map((step, i) => (
          <li key={i} className={styles['step']} data-done={step.done || undefined}>
            <span aria-hidden="true">{step.done ? '✓' : '○'}</span>
            <span>
              {step.text}
              <small>
                {t('caseWork.plan.due')} {step.due}
                {step.done && ` · ${t('caseWork.plan.finished')}`}
                {!step.done && step.due < today && (
                  <b className={styles['late']}> · {t('caseWork.plan.late')}</b>
                )}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
