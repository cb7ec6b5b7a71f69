import { Link } from 'react-router';
import { BandChip } from '@/components/BandChip';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { counted, decimal } from '@/lib/number';
import styles from './Cockpit.module.css';
import { useDueCases, type CasePage } from './queries';

const STAGES = ['triage', 'assigned', 'inspecting', 'reported', 'handling'] as const;

interface FunnelProps {
  allowed: boolean;
  /** Of both risks, of the days that the cockpit counts. */
  alerts: number;
}

/** From the alerts of the last days to the cases that were closed in them, and which are due first. */
export function CaseFunnel({ allowed, alerts }: FunnelProps) {
  const { t } = useTranslation();
  const cases = useDueCases(allowed);
  if (!allowed) return null;
  return (
    <Panel
      title={t('cockpit.cases')}
      extra={<Link to="/cases">{t('cockpit.allCases')}</Link>}
      className={styles['side']}
    >
      {cases.isError && <ProblemView error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data && <Stages page={cases.data} alerts={alerts} />}
      {cases.data && <Due page={cases.data} />}
    </Panel>
  );
}

function Stages({ page, alerts }: { page: CasePage; alerts: number }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['stages']}>
      <Stage to="/alerts" label={t('cockpit.stages.alerts')} many={decimal(alerts)} />
      {STAGES.map((state) => {
        const found = page.counts.find((each) => each.state === state);
        return (
          <Stage
            key={state}
            to={`/cases?state=${state}`}
            label={t(`cockpit.stages.${state}`)}
            many={decimal(found?.cases ?? 0)}
            overdue={found?.overdue}
          />
        );
      })}
      <Stage
        to="/cases?state=closed"
        label={t('cockpit.stages.closed')}
        many={counted(page.closedLately)}
      />
    </ol>
  );
}

interface StageProps {
  to: string;
  label: string;
  many: string;
  overdue?: number | undefined;
}

function Stage({ to, label, many, overdue = 0 }: StageProps) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={to}>
        <span>{label}</span>
        <b>{many}</b>
        {overdue > 0 && <em>{t('cockpit.overdue', { count: overdue })}</em>}
      </Link>
    </li>
  );
}

function Due({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  if (page.items.length === 0) return <p className={styles['quiet']}>{t('cockpit.noCases')}</p>;
  return (
    <>
      <h3 className={styles['small']}>{t('cockpit.dueFirst')}</h3>
      <ul className={styles['due']}>
        {page.items.map((each) => (
          <li key={each.number}>
            <BandChip band={each.band} />
            <Link to={`/cases/${each.number}`}>{each.enterpriseName || each.enterprise}</Link>
            <span data-late={(each.due?.workingDaysLeft ?? 0) < 0}>{each.due?.on ?? '—'}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
