import { useQuery } from '@tanstack/react-query';
import { Drawer, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import { api, body } from '@/client/api';
import { CASE_LISTS, useCase } from '@/client/cases';
import type { CaseAction, CaseSummary } from '@/client/types';
import { Blank } from '@/components/Blank';
import { CaseCard } from '@/components/CaseCard';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { percent } from '@/lib/number';
import { date } from '@/lib/time';
import { useTitle } from '@/lib/useTitle';
import { ActionForm } from './ActionForm';
import { NoteForm } from './NoteForm';
import { CAPACITY, planned, rememberCapacity, rememberedCapacity } from './tasks';
import styles from './TasksPage.module.css';
import { useDo } from './useDo';

/** More than an inspector can have at a time. */
const MOST = 500;

type Doing = { what: 'evidence' | 'report'; number: string } | null;

/** The inspector's day: what to do first, and what can be done there and then, on a phone too. */
export function TasksPage() {
  const { t } = useTranslation();
  useTitle(t('cases.tasks.title'));
  const [doing, setDoing] = useState<Doing>(null);
  const [capacity, setCapacity] = useState(rememberedCapacity);
  const open = useMine({});
  const plan = planned(open.data?.items ?? [], capacity, date(new Date().toISOString()));
  const close = () => setDoing(null);
  const plans = (visits: number) => {
    setCapacity(visits);
    rememberCapacity(visits);
  };
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('cases.tasks.title')}</h1>
        <p>{t('cases.tasks.hint')}</p>
        {open.data !== undefined && <Load cases={open.data.items} />}
        {plan.groups.length > 0 && <Capacity visits={capacity} late={plan.late} onPlan={plans} />}
      </header>
      {open.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {open.isError && <ProblemView error={open.error} onRetry={() => void open.refetch()} />}
      {open.data?.items.length === 0 && (
        <Blank title={t('cases.tasks.none')} hint={t('cases.tasks.noneHint')} />
      )}
      {plan.groups.map(([group, cases]) => (
        <section key={group} aria-labelledby={`tasks-${group}`} className={styles['group']}>
          <h2 id={`tasks-${group}`} data-group={group}>
            {t(`cases.tasks.${group}`)} <span>{cases.length}</span>
          </h2>
          <ul>
            {cases.map((summary) => (
              <li key={summary.number}>
                <CaseCard summary={summary} withHandler={false}>
                  <Doable summary={summary} onDo={setDoing} />
                </CaseCard>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Drawer
        open={doing?.what === 'evidence'}
        title={`${t('cases.tasks.evidence')} ${doing?.number ?? ''}`}
        placement="bottom"
        size="large"
        destroyOnHidden
        onClose={close}
      >
        {doing !== null && <NoteForm number={doing.number} evidence onDone={close} />}
      </Drawer>
      {doing?.what === 'report' && <Acting number={doing.number} action="report" onClose={close} />}
    </div>
  );
}

function useMine(query: { state?: CaseSummary['state'][] }) {
  return useQuery({
    queryKey: [...CASE_LISTS, 'mine', query],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/cases', {
          params: { query: { ...query, handler: 'me', limit: MOST } },
          signal,
        }),
      ),
  });
}

/** How much there is, and how often what was looked at was found true. */
function Load({ cases }: { cases: CaseSummary[] }) {
  const { t } = useTranslation();
  const closed = useMine({ state: ['closed'] }).data?.items ?? [];
  const hits = closed.filter(({ outcome }) => outcome !== undefined && outcome !== 'excluded');
  const count = (of: (each: CaseSummary) => boolean) => cases.filter(of).length;
  return (
    <p className={styles['load']}>
      {t('cases.tasks.load', {
        assigned: count(({ state }) => state === 'assigned'),
        inspecting: count(({ state }) => state === 'inspecting'),
        overdue: count(({ marks }) => marks.includes('overdue')),
      })}
      {closed.length > 0 && (
        <span title={t('cases.tasks.hitsHint')}>
          {t('cases.tasks.hits', {
            closed: closed.length,
            hits: hits.length,
            share: percent(hits.length / closed.length, 0),
          })}
        </span>
      )}
    </p>
  );
}

interface CapacityProps {
  visits: number;
  late: number;
  onPlan: (visits: number) => void;
}

/** How many visits a day holds, and whether that is enough. */
function Capacity({ visits, late, onPlan }: CapacityProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['capacity']}>
      <label htmlFor="tasks-capacity">{t('cases.tasks.capacity')}</label>
      <InputNumber
        id="tasks-capacity"
        mode="spinner"
        min={CAPACITY.least}
        max={CAPACITY.most}
        precision={0}
        value={visits}
        onChange={(next) => {
          if (next !== null) onPlan(next);
        }}
      />
      <span>{t('cases.tasks.capacityUnit')}</span>
      <span role="status">{late > 0 && t('cases.tasks.short', { count: late, visits })}</span>
    </div>
  );
}

interface DoableProps {
  summary: CaseSummary;
  onDo: (doing: Doing) => void;
}

function Doable({ summary, onDo }: DoableProps) {
  const { t } = useTranslation();
  const { number, state, version } = summary;
  const { run, busy } = useDo(number);
  if (state === 'assigned') {
    return (
      <div className={styles['actions']}>
        <button type="button" data-primary disabled={busy} onClick={() => run('accept', version)}>
          {t('caseWork.action.accept')}
        </button>
      </div>
    );
  }
  if (state !== 'inspecting') return null;
  return (
    <div className={styles['actions']}>
      <button type="button" onClick={() => onDo({ what: 'evidence', number })}>
        {t('cases.tasks.evidence')}
      </button>
      <button type="button" data-primary onClick={() => onDo({ what: 'report', number })}>
        {t('caseWork.action.report')}
      </button>
    </div>
  );
}

interface ActingProps {
  number: string;
  action: CaseAction;
  onClose: () => void;
}

/** The form of an action of a case that has yet to be read. */
function Acting({ number, action, onClose }: ActingProps) {
  const found = useCase(number);
  if (found.isError && found.data === undefined) {
    return <ProblemView error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (found.data === undefined) return null;
  return <ActionForm whole={found.data} action={action} onClose={onClose} />;
}
