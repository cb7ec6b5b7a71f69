import { Alert } from 'antd';
import type { Case, CaseAction, CaseProposal } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { Act } from './ActionsPanel';
import styles from './ProposalBanner.module.css';

interface BannerProps {
  whole: Case;
  proposal: CaseProposal;
  onAct: (action: CaseAction) => void;
}

/** What one person proposed and another one has to decide on. */
export function ProposalBanner({ whole, proposal, onAct }: BannerProps) {
  const { t } = useTranslation();
  const { action, by, at, reason, until, impact } = proposal;
  const answers = (['approve', 'reject', 'withdraw'] as const).flatMap((id) =>
    whole.actions.filter((each) => each.action === id),
  );
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="proposal"
      title={t('caseWork.proposal.title', {
        name: by.displayName,
        action: t(`caseWork.action.${action}`),
      })}
      description={
        <>
          <p className={styles['reason']}>{reason}</p>
          <p className={styles['meta']}>
            {by.unit !== '' && `${by.unit} · `}
            {t('caseWork.proposal.at', { at: dateTime(at) })}
            {until !== undefined && ` · ${t('caseWork.proposal.until', { day: until })}`}
            {impact !== undefined && ` · ${t('caseWork.impact')}: ${impact}`}
          </p>
          <span className={styles['answers']}>
            {answers.map((legal) => (
              <Act
                key={legal.action}
                whole={whole}
                legal={legal}
                primary={legal.action === 'approve'}
                onAct={onAct}
              />
            ))}
          </span>
        </>
      }
    />
  );
}
