import { PrinterOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCase } from '@/client/cases';
import { ApiProblem } from '@/client/problem';
import type { Case, CaseAction } from '@/client/types';
import { Blank } from '@/components/Blank';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { ActionForm } from './ActionForm';
import { ActionsPanel } from './ActionsPanel';
import { AlertsPanel } from './AlertsPanel';
import { AttachmentsPanel } from './AttachmentsPanel';
import { CaseFileButton } from './CaseFileButton';
import { CaseHead } from './CaseHead';
import styles from './CasePage.module.css';
import { HistoryPanel } from './HistoryPanel';
import { NotesPanel } from './NotesPanel';
import { PlanPanel } from './PlanPanel';
import { ProposalBanner } from './ProposalBanner';
import { StateSteps } from './StateSteps';

/** One case on one page. */
export function CasePage() {
  const { number = '' } = useParams();
  return <Loading key={number} number={number} />;
}

function Loading({ number }: { number: string }) {
  const { t } = useTranslation();
  const found = useCase(number);
  const name = found.data?.summary.enterpriseName;
  useTitle(name === undefined || name === '' ? number : `${number} ${name}`);
  if (found.isPending) return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 12 }} />;
  // what was read stays while it can't be read anew
  if (found.data === undefined) {
    const missing = found.error instanceof ApiProblem && found.error.code === 'case-not-found';
    return missing ? (
      <Blank
        title={t('caseWork.notFound')}
        hint={`${number} · ${t('caseWork.notFoundHint')}`}
        action={<Link to="/cases">{t('caseWork.back')}</Link>}
      />
    ) : (
      <ProblemView error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  return (
    <>
      {found.isError && <ProblemView error={found.error} onRetry={() => void found.refetch()} />}
      <Whole whole={found.data} />
    </>
  );
}

function Whole({ whole }: { whole: Case }) {
  const { t } = useTranslation();
  const [acting, setActing] = useState<CaseAction | null>(null);
  return (
    <div className={styles['page']}>
      <CaseHead
        whole={whole}
        extra={
          <div className={styles['extra']}>
            <CaseFileButton number={whole.summary.number} className={styles['print'] ?? ''} />
            <Button
              className={styles['print'] ?? ''}
              icon={<PrinterOutlined />}
              onClick={() => globalThis.print()}
            >
              {t('caseWork.print')}
            </Button>
          </div>
        }
      />
      {whole.proposal !== undefined && (
        <ProposalBanner whole={whole} proposal={whole.proposal} onAct={setActing} />
      )}
      <StateSteps whole={whole} />
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <ActionsPanel whole={whole} onAct={setActing} />
          <PlanPanel plan={whole.plan} />
        </div>
        <div className={styles['main']}>
          <AlertsPanel alerts={whole.alerts} />
          <NotesPanel whole={whole} />
          <AttachmentsPanel number={whole.summary.number} attachments={whole.attachments} />
        </div>
        <div className={styles['past']}>
          <HistoryPanel entries={whole.history} />
        </div>
      </div>
      {acting !== null && (
        <ActionForm key={acting} whole={whole} action={acting} onClose={() => setActing(null)} />
      )}
    </div>
  );
}
