/** Made-up cases in every state, some overdue, some of two risks of one enterprise. */
import type { components } from '../../src/client/schema';
import type { State, Whole } from './caseRules';
import { alertAt, ENTERPRISES, type Alert } from './data';
import { INSPECTORS, person } from './people';

type Schemas = components['schemas'];

const DAY = 86_400_000;
const STATES: readonly State[] = [
  'triage',
  'triage',
  'triage',
  'assigned',
  'inspecting',
  'inspecting',
  'reported',
  'handling',
  'closed',
];

export function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY + DAY / 3).toISOString().slice(0, 10);
}

/** Working days are Monday to Friday here; the server knows the holidays. */
export function dueIn(days: number): Schemas['CaseDeadline'] {
  return { on: dayIn(Math.round(days * 1.4)), workingDaysLeft: days };
}

export function numberOf(i: number): string {
  return `2026-${String(i + 1).padStart(6, '0')}`;
}

export function caseOf(number: string, alerts: Alert[], state: State): Whole {
  const first = alerts[0];
  if (first === undefined) throw new Error('a case has an alert');
  const at = new Date().toISOString();
  return {
    summary: {
      number,
      version: 1,
      enterprise: first.enterprise,
      enterpriseName: first.enterpriseName,
      region: first.district,
      risk: first.risk,
      band: first.band,
      ...(first.index !== null && { riskIndex: first.index }),
      state,
      path: first.risk === 'fundraising' ? 'order737' : 'assist',
      marks: [],
      alerts: alerts.length,
      openedAt: at,
      changedAt: at,
      due: dueIn(3),
    },
    alerts,
    plan: [],
    notes: [],
    attachments: [],
    history: [{ at, action: 'open', version: 1, state: 'triage', by: person('city') }],
  };
}

function marksOf(i: number, left: number): Schemas['CaseMark'][] {
  const marks: Schemas['CaseMark'][] = [];
  if (left < 0) marks.push('overdue');
  else if (left <= 1) marks.push('due-soon');
  if (i % 7 === 0) marks.push('supervised');
  if (i % 11 === 5) marks.push('watched');
  if (i % 13 === 6) marks.push('returned');
  return marks;
}

/** As the server does where a deadline is over: by name. */
function supervise({ summary, history }: Whole, at: string): void {
  const assignee = person('city');
  summary.supervisor = assignee;
  history.unshift({ at, action: 'escalate', version: 2, state: summary.state, assignee });
}

/** The i-th case of the city. */
function madeUp(i: number): Whole {
  const enterprise = ENTERPRISES[(i * 3 + 1) % ENTERPRISES.length];
  if (enterprise === undefined) throw new Error('no enterprise');
  const risk = i % 3 === 1 ? 'default' : 'fundraising';
  const raised = Date.now() - (i + 2) * 7_200_000;
  const fixed = {
    enterprise: enterprise.id,
    enterpriseName: enterprise.name,
    district: enterprise.district,
    risk,
  } as const;
  const alerts = Array.from({ length: 1 + (i % 3) }, (_, k) => alertAt(raised - k * DAY, fixed));
  const state = STATES[i % STATES.length] ?? 'triage';
  const whole = caseOf(numberOf(i), alerts, state);
  const left = (i % 12) - 2;
  const opened = new Date(raised).toISOString();
  const { summary } = whole;
  Object.assign(summary, { openedAt: opened, changedAt: opened, version: 1 + (i % 4) });
  whole.history = [{ at: opened, action: 'open', version: 1, state: 'triage' }];
  if (state === 'closed') {
    delete summary.due;
    summary.outcome = i % 2 === 0 ? 'excluded' : 'rectified';
  } else {
    summary.due = dueIn(left);
    summary.marks = marksOf(i, left);
    if (summary.marks.includes('supervised')) supervise(whole, opened);
  }
  if (state !== 'triage') {
    const handler = INSPECTORS[i % 2 === 0 ? 1 : 0]?.person ?? person('inspector');
    summary.handler = handler;
    whole.history.unshift({
      at: opened,
      by: person('city'),
      action: 'assign',
      version: 2,
      state: 'assigned',
      assignee: handler,
    });
  }
  if (state === 'handling') {
    summary.outcome = 'rectified';
    whole.plan = [
      { text: '约谈法定代表人，责令停止违规宣传', due: dayIn(-3), done: true },
      { text: '清退存量资金，按月报送进度', due: dayIn(12), done: false },
    ];
  }
  return whole;
}

export function manyCases(count: number): Whole[] {
  return Array.from({ length: count }, (_, i) => madeUp(i));
}
