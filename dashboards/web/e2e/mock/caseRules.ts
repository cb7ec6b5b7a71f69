/** Which actions are legal on a made-up case, by the contract: a table, and what holds each back. */
import type { components } from '../../src/client/schema';
import { DESKS, type Who } from './people';

type Schemas = components['schemas'];
export type State = Schemas['CaseStateId'];
export type Action = Schemas['CaseActionId'];
export type Whole = Omit<Schemas['Case'], 'actions'>;
type Need = Schemas['LegalAction']['needs'][number];

interface Rule {
  from: readonly State[];
  right: Schemas['RightId'];
  needs: readonly Need[];
  to?: State;
  second?: true;
  /** Only for who handles the case. */
  handler?: true;
}

const WORKED: readonly State[] = ['triage', 'assigned', 'inspecting', 'reported', 'handling'];

export const CASE_RULES: Partial<Record<Action, Rule>> = {
  take: { from: ['triage'], right: 'cases-triage', needs: [] },
  assign: {
    from: ['triage', 'assigned', 'inspecting'],
    right: 'cases-assign',
    needs: ['assignee'],
    to: 'assigned',
  },
  accept: {
    from: ['assigned'],
    right: 'cases-inspect',
    needs: [],
    to: 'inspecting',
    handler: true,
  },
  report: {
    from: ['inspecting'],
    right: 'cases-inspect',
    needs: ['companion', 'verdict', 'reason'],
    to: 'reported',
    handler: true,
  },
  decide: {
    from: ['reported'],
    right: 'cases-review',
    needs: ['outcome', 'reason'],
    to: 'handling',
  },
  progress: { from: ['handling'], right: 'cases-close', needs: ['plan'] },
  receipt: { from: ['handling'], right: 'police-receipt', needs: [] },
  close: {
    from: ['handling'],
    right: 'cases-close',
    needs: ['reason', 'impact', 'deserved'],
    to: 'closed',
    second: true,
  },
  revisit: { from: ['closed'], right: 'cases-close', needs: ['reason'] },
  reopen: {
    from: ['closed'],
    right: 'cases-close',
    needs: ['reason'],
    to: 'triage',
    second: true,
  },
  dismiss: {
    from: ['triage'],
    right: 'cases-triage',
    needs: ['reason'],
    to: 'closed',
    second: true,
  },
  snooze: { from: ['triage'], right: 'cases-triage', needs: ['reason', 'until'], second: true },
  'hand-back': {
    from: ['assigned', 'inspecting'],
    right: 'cases-inspect',
    needs: ['reason'],
    to: 'triage',
    handler: true,
  },
  'send-back': {
    from: ['reported'],
    right: 'cases-review',
    needs: ['reason'],
    to: 'inspecting',
  },
  suspend: { from: WORKED, right: 'cases-triage', needs: ['reason', 'until'] },
  resume: { from: WORKED, right: 'cases-triage', needs: [] },
  supervise: { from: WORKED, right: 'cases-supervise', needs: ['reason'] },
  release: { from: WORKED, right: 'cases-supervise', needs: [] },
  watch: { from: [...WORKED, 'closed'], right: 'cases-read', needs: [] },
  unwatch: { from: [...WORKED, 'closed'], right: 'cases-read', needs: [] },
};

/** Marks that an action sets, and that another one takes away. */
const TOGGLES: Partial<Record<Action, [Schemas['CaseMark'], boolean]>> = {
  suspend: ['suspended', false],
  resume: ['suspended', true],
  supervise: ['supervised', false],
  release: ['supervised', true],
  watch: ['watched', false],
  unwatch: ['watched', true],
};

export const OUTCOMES: Record<'order737' | 'assist', Schemas['CaseOutcomeId'][]> = {
  order737: ['excluded', 'monitored', 'rectified', 'filed', 'police', 'authority'],
  assist: ['excluded', 'monitored', 'assisted', 'rectified', 'authority'],
};

const UNDOABLE = ['take', 'assign', 'suspend', 'supervise', 'watch'];

export function legalActions(whole: Whole, who: Who): Schemas['LegalAction'][] {
  const { user, rights } = DESKS[who];
  const { proposal } = whole;
  if (proposal !== undefined) {
    if (proposal.by.name === user) {
      return [{ action: 'withdraw', needs: [], secondPerson: false }];
    }
    if (!rights.includes('cases-approve')) return [];
    return [
      { action: 'approve', needs: [], secondPerson: false },
      { action: 'reject', needs: ['reason'], secondPerson: false },
    ];
  }
  const { summary } = whole;
  const legal = Object.entries(CASE_RULES)
    .filter(
      ([action, rule]) =>
        rule.from.includes(summary.state) &&
        rights.includes(rule.right) &&
        (rule.handler !== true || summary.handler?.name === user) &&
        isToggled(whole, action as Action) &&
        (action !== 'receipt' || (summary.outcome === 'police' && whole.receiptBy === undefined)),
    )
    .map(([action, rule]): Schemas['LegalAction'] => {
      const refused = refusal(whole, action as Action);
      return {
        action: action as Action,
        needs: [...rule.needs],
        secondPerson: rule.second === true,
        ...(action === 'decide' && { outcomes: OUTCOMES[summary.path] }),
        ...(refused !== null && { refused }),
      };
    });
  const last = whole.history[0];
  if (last?.by?.name === user && UNDOABLE.includes(last.action)) {
    legal.push({ action: 'undo', needs: [], secondPerson: false });
  }
  return legal;
}

function isToggled(whole: Whole, action: Action): boolean {
  const toggle = TOGGLES[action];
  return toggle === undefined || whole.summary.marks.includes(toggle[0]) === toggle[1];
}

function refusal(whole: Whole, action: Action): string | null {
  if (action === 'report' && !whole.notes.some((note) => note.evidence !== undefined)) {
    return '签收后还没有现场证据：请先添加一条带地点和时间的证据。';
  }
  if (action !== 'close') return null;
  if (whole.plan.some((step) => !step.done)) return '还有未完成的措施。';
  if (whole.summary.outcome === 'police' && whole.receiptBy === undefined) {
    return '公安尚未签收移送回执。';
  }
  return null;
}

export function markOf(action: Action): [Schemas['CaseMark'], boolean] | undefined {
  return TOGGLES[action];
}
