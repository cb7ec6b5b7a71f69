import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { personText } from '@/client/cases';
import { useRights } from '@/client/rights';
import type { Case } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { CaseMarks, CaseStateChip } from '@/components/CaseMarks';
import { DueText } from '@/components/DueText';
import { Region } from '@/components/Region';
import { useTranslation, type TFunction } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './CaseHead.module.css';

/** Which case of whom, how it stands, and how long there is. */
export function CaseHead({ whole, extra }: { whole: Case; extra: ReactNode }) {
  const { t } = useTranslation();
  const may = useRights();
  const { summary } = whole;
  const { number, enterprise, enterpriseName, risk, riskIndex } = summary;
  const name = enterpriseName === '' ? enterprise : enterpriseName;
  return (
    <header className={styles['header']}>
      <Link to="/cases" className={styles['back']} aria-label={t('caseWork.back')}>
        <ArrowLeftOutlined />
      </Link>
      <div className={styles['identity']}>
        <h1>
          <span className={styles['number']}>{number}</span>
          {may('enterprises-read') ? (
            <Link to={`/enterprises/${encodeURIComponent(enterprise)}?risk=${risk}`}>{name}</Link>
          ) : (
            <span>{name}</span>
          )}
        </h1>
        <div className={styles['stand']}>
          <BandChip band={summary.band} />
          {riskIndex !== undefined && <b>{fixed(riskIndex, 1)}</b>}
          <span>{t(`risk.${risk}`)}</span>
          <CaseStateChip state={summary.state} />
          {summary.state !== 'closed' && <DueText of={summary} />}
          {summary.due !== undefined && <span>{summary.due.on}</span>}
          <CaseMarks marks={summary.marks.filter((mark) => mark !== 'overdue')} />
        </div>
        <Facts whole={whole} />
        {summary.otherRisk !== undefined && (
          <p className={styles['other']} title={t('caseWork.otherRiskHint')}>
            <Link to={`/cases/${summary.otherRisk}`}>
              {t('caseWork.otherRisk', {
                number: summary.otherRisk,
                risk: t(`risk.${risk === 'default' ? 'fundraising' : 'default'}`),
              })}
            </Link>
            {'  '}
            {t('caseWork.otherRiskHint')}
          </p>
        )}
      </div>
      {extra}
    </header>
  );
}

/** Undefined where the case is not supervised. */
function supervisorOf({ summary: { marks, supervisor } }: Case, t: TFunction): string | undefined {
  if (supervisor !== undefined) return `${supervisor.displayName} ${supervisor.unit}`;
  return marks.includes('supervised') ? t('caseWork.noSupervisor') : undefined;
}

function Facts({ whole }: { whole: Case }) {
  const { t } = useTranslation();
  const { summary, companion, verdict, impact, receiptBy, suspendedUntil } = whole;
  const facts: [string, ReactNode][] = [
    [t('enterprise.region'), <Region key="region" code={summary.region} />],
    [t('cases.handler'), summary.handler?.displayName ?? t('cases.nobody')],
    [t('caseWork.supervisor'), supervisorOf(whole, t)],
    [t('caseWork.companion'), companion?.displayName],
    [t('caseWork.path'), t(`cases.path.${summary.path}`)],
    [t('caseWork.verdict'), verdict && t(`cases.verdict.${verdict}`)],
    [t('caseWork.outcome'), summary.outcome && t(`cases.outcome.${summary.outcome}`)],
    [t('caseWork.impact'), impact],
    [t('caseWork.receiptBy'), receiptBy && personText(receiptBy)],
    [t('caseWork.suspendedUntil'), suspendedUntil],
    [t('caseWork.openedAt'), dateTime(summary.openedAt)],
  ];
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
