import { Alert, Button, Drawer, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { ListAction, ListEntry, ListSummary } from '@/client/types';
import { ListMarks, ListStateChip } from '@/components/ListMarks';
import { ProblemView } from '@/components/ProblemView';
import { Region } from '@/components/Region';
import { useListReason } from '@/components/useListReason';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { EntryAct } from './EntryAct';
import styles from './ListsPage.module.css';
import { useEntry } from './useLists';

/** One entry of a list: what it is, what may be done to it, and all that was done. */
export function EntryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const entry = useEntry(id);
  const summary = entry.data?.summary;
  return (
    <Drawer
      open
      size="min(560px, 100vw)"
      title={summary && `${t(`lists.list.${summary.list}`)} · ${nameOf(summary)}`}
      onClose={onClose}
    >
      {entry.isPending && <Skeleton active />}
      {entry.isError && <ProblemView error={entry.error} onRetry={() => void entry.refetch()} />}
      {entry.data !== undefined && <Whole entry={entry.data} />}
    </Drawer>
  );
}

function nameOf({ enterprise, enterpriseName }: ListSummary): string {
  return enterpriseName === '' ? enterprise : enterpriseName;
}

function Whole({ entry }: { entry: ListEntry }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<ListAction | null>(null);
  const { proposal } = entry.summary;
  return (
    <>
      {proposal !== undefined && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          data-testid="list-proposal"
          title={t('lists.entry.waiting', {
            by: proposal.by.displayName,
            action:
              proposal.action === undefined
                ? t('lists.entry.itself')
                : t(`lists.action.${proposal.action}`),
          })}
          description={[proposal.reason, proposal.until, proposal.evidence, proposal.impact]
            .filter((text) => text !== undefined)
            .join(' · ')}
        />
      )}
      <Facts summary={entry.summary} />
      <h3 className={styles['heading']}>{t('lists.entry.actions')}</h3>
      <Actions entry={entry} onChoose={setAction} />
      <h3 className={styles['heading']}>{t('lists.entry.history')}</h3>
      <History entry={entry} />
      {action !== null && (
        <EntryAct entry={entry} action={action} onClose={() => setAction(null)} />
      )}
    </>
  );
}

function Facts({ summary }: { summary: ListSummary }) {
  const { t } = useTranslation();
  const reasonOf = useListReason();
  const { risk, basis, measures, until, reviewOn, revisitOn, listedAt, endedAt } = summary;
  const facts: [label: string, value: ReactNode][] = [
    [
      t('feeds.stateOf'),
      <>
        <ListStateChip state={summary.state} /> <ListMarks marks={summary.marks} />
      </>,
    ],
    [
      t('alerts.enterprise'),
      <>
        {summary.enterprise} · <Region code={summary.region} /> ·{' '}
        <Link to={`/enterprises/${encodeURIComponent(summary.enterprise)}`}>
          {t('lists.entry.profile')}
        </Link>
      </>,
    ],
    [t('alerts.risk'), risk === undefined ? t('lists.bothRisks') : t(`risk.${risk}`)],
    [
      t('lists.reason'),
      summary.case === undefined ? (
        reasonOf(summary)
      ) : (
        <Link to={`/cases/${summary.case}`}>{reasonOf(summary)}</Link>
      ),
    ],
    [t('lists.basis'), basis],
    [t('lists.measures'), measures],
    [t('lists.until'), until],
    [t('lists.review'), reviewOn],
    [t('lists.revisit'), revisitOn],
    [t('lists.entry.listed'), listedAt && dateTime(listedAt)],
    [t('lists.entry.ended'), endedAt && dateTime(endedAt)],
  ];
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface ActionsProps {
  entry: ListEntry;
  onChoose: (action: ListAction) => void;
}

/** Only what may be done; what can't be done yet says why. */
function Actions({ entry, onChoose }: ActionsProps) {
  const { t } = useTranslation();
  if (entry.actions.length === 0) return <p>{t('lists.entry.nothing')}</p>;
  return (
    <div className={styles['actions']}>
      {entry.actions.map(({ action, secondPerson, refused }) => (
        <div key={action}>
          <Button
            data-action={action}
            type={action === 'approve' ? 'primary' : 'default'}
            disabled={refused !== undefined}
            onClick={() => onChoose(action)}
          >
            {t(`lists.action.${action}`)}
            {secondPerson && `（${t('lists.entry.second')}）`}
          </Button>
          {refused !== undefined && <small>{refused}</small>}
        </div>
      ))}
    </div>
  );
}

function History({ entry }: { entry: ListEntry }) {
  const { t } = useTranslation();
  const reasonOf = useListReason();
  return (
    <ol className={styles['history']} aria-label={t('lists.entry.history')}>
      {entry.history.map((step) => (
        <li key={step.version}>
          <div className={styles['line']}>
            <b>{t(`lists.action.${step.action}`)}</b>
            {step.until !== undefined && <span>{t('lists.untilDay', { day: step.until })}</span>}
            <ListStateChip state={step.state} />
          </div>
          {step.reason !== undefined && (
            <p>
              {step.case === undefined ? (
                step.reason
              ) : (
                <Link to={`/cases/${step.case}`}>
                  {reasonOf({ reason: step.reason, case: step.case })}
                </Link>
              )}
            </p>
          )}
          {(['measures', 'evidence', 'impact'] as const).map(
            (field) =>
              step[field] !== undefined && (
                <p key={field}>
                  {t(`lists.field.${field}`)}：{step[field]}
                </p>
              ),
          )}
          <div className={styles['meta']}>
            {step.by === undefined
              ? t('lists.bySystem')
              : `${step.by.displayName} · ${step.by.unit}`}{' '}
            · <time dateTime={step.at}>{dateTime(step.at)}</time>
          </div>
        </li>
      ))}
    </ol>
  );
}
