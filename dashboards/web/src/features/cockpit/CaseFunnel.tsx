import { Link } from 'react-router';
import { BandChip } from '@/components/BandChip';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './Cockpit.module.css';
import { useDueCases, type CasePage } from './queries';

const STAGES = ['triage', 'assigned', 'inspecting', 'reported', 'handling', 'closed'] as const;

/** Where the cases stand, and which are due first. */
export function CaseFunnel({ allowed }: { allowed: boolean }) {
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
      {cases.data && <Stages page={cases.data} />}
      {cases.data && <Due page={cases.data} />}
    </Panel>
  );
}

function Stages({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['stages']}>
      {STAGES.map((state) => {
        const found = page.counts.find((each) => each.state === state);
        return (
          <li key={state}>
            <Link to={`/cases?state=${state}`}>
              <span>{t(`cockpit.stages.${state}`)}</span>
              <b>{decimal(found?.cases ?? 0)}</b>
              {(found?.overdue ?? 0) > 0 && (
                <em>{t('cockpit.overdue', { count: found?.overdue })}</em>
              )}
            </Link>
          </li>
        );
      })}
    </ol>
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
