/** A small machine of cases that keeps to the contract, in memory. */
import { createHash, randomUUID } from 'node:crypto';
import type { components } from '../../src/client/schema';
import { caseOf, dueIn, manyCases, numberOf } from './caseData';
import { CASE_RULES, legalActions, markOf, OUTCOMES, type Action, type Whole } from './caseRules';
import type { Alert } from './data';
import { Refusal } from './answer';
import { person, INSPECTORS, type Who } from './people';

type Schemas = components['schemas'];

const STATES = ['triage', 'assigned', 'inspecting', 'reported', 'handling', 'closed'] as const;
const MAX_FILE = 20 * 1024 * 1024;

export class MockCases {
  readonly all: Whole[];
  private readonly files = new Map<string, { name: string; bytes: Buffer }>();

  constructor(
    private readonly alerts: Alert[],
    count: number,
  ) {
    this.all = manyCases(count);
  }

  matching(query: URLSearchParams, who: Who): Whole[] {
    const text = (query.get('query') ?? '').toLowerCase();
    const handler = query.get('handler');
    const wanted = handler === 'me' ? person(who).name : handler;
    const risk = query.get('risk');
    const mark = query.get('mark');
    return this.all.filter(
      ({ summary: s }) =>
        (risk === null || s.risk === risk) &&
        s.region.startsWith(query.get('district') ?? '') &&
        (wanted === null || s.handler?.name === wanted) &&
        (mark === null || s.marks.some((each) => each === mark)) &&
        `${s.number}\n${s.enterprise}\n${s.enterpriseName}`.toLowerCase().includes(text) &&
        (who !== 'police' || s.outcome === 'police'),
    );
  }

  inStates(query: URLSearchParams, who: Who): Whole[] {
    const states = query.getAll('state');
    return this.matching(query, who)
      .filter(({ summary }) =>
        states.length === 0 ? summary.state !== 'closed' : states.includes(summary.state),
      )
      .sort((a, b) => left(a) - left(b));
  }

  list(query: URLSearchParams, who: Who): Schemas['CasePage'] {
    const all = this.matching(query, who);
    const found = this.inStates(query, who).map(({ summary }) => summary);
    const from = Number(query.get('cursor') ?? 0);
    const end = from + Number(query.get('limit') ?? 50);
    return {
      items: found.slice(from, end),
      total: found.length,
      closedLately: all.filter(({ summary }) => summary.state === 'closed').length,
      counts: STATES.filter((state) => state !== 'closed').map((state) => {
        const of = all.filter(({ summary }) => summary.state === state);
        const overdue = of.filter(({ summary }) => summary.marks.includes('overdue')).length;
        return { state, cases: of.length, overdue };
      }),
      ...(end < found.length && { next: String(end) }),
    };
  }

  exported(query: URLSearchParams, who: Who): Schemas['CaseExport'] {
    return { items: this.inStates(query, who).map(({ summary }) => summary) };
  }

  find(number: string): Whole {
    const found = this.all.find(({ summary }) => summary.number === number);
    if (found === undefined) throw new Refusal(404, 'case-not-found', '没有这件案件');
    return found;
  }

  shown(number: string, who: Who): Schemas['Case'] {
    const whole = this.find(number);
    return { ...whole, actions: legalActions(whole, who) };
  }

  open(opening: Schemas['CaseOpening'], who: Who): Schemas['Case'] {
    const alerts = this.alerts.filter(({ id }) => opening.alerts.includes(id));
    const first = alerts[0];
    if (first === undefined) throw new Refusal(404, 'alert-not-found', '没有这条预警');
    if (alerts.some((a) => a.enterprise !== first.enterprise || a.risk !== first.risk)) {
      throw new Refusal(422, 'invalid-body', '预警须属于同一企业、同一风险');
    }
    let whole = this.all.find(
      ({ summary: s }) =>
        s.enterprise === first.enterprise && s.risk === first.risk && s.state !== 'closed',
    );
    if (whole === undefined) {
      whole = caseOf(numberOf(this.all.length), alerts, 'triage');
      this.all.push(whole);
    } else {
      whole.alerts.unshift(...alerts.filter((alert) => alert.case === undefined));
      whole.summary.alerts = whole.alerts.length;
      this.log(whole, { action: 'merge', by: person(who) });
    }
    const { number, state } = whole.summary;
    for (const alert of alerts) alert.case ??= { number, state };
    return this.shown(number, who);
  }

  act(number: string, act: Schemas['CaseAct'], who: Who): Schemas['Case'] {
    const whole = this.find(number);
    if (act.version !== whole.summary.version) {
      throw new Refusal(409, 'case-changed', '案件已被他人改动', '请核对最新内容后再操作。');
    }
    const legal = legalActions(whole, who).find(({ action }) => action === act.action);
    if (legal === undefined) throw new Refusal(422, 'illegal-action', '现在不能这样办理');
    if (legal.refused !== undefined) {
      throw new Refusal(422, 'illegal-action', legal.refused);
    }
    const told = Object.keys(act).filter((key) => key !== 'action' && key !== 'version');
    if (told.toSorted().join() !== legal.needs.toSorted().join()) {
      throw new Refusal(422, 'invalid-body', `须填写：${legal.needs.join()}；收到：${told.join()}`);
    }
    this.apply(whole, act, legal.secondPerson, who);
    return this.shown(number, who);
  }

  /** As if somebody else had done something just now. */
  touch(number: string): void {
    this.log(this.find(number), { action: 'watch', by: person('approver') });
  }

  note(number: string, draft: Schemas['CaseNoteDraft'], who: Who): Schemas['Case'] {
    const at = new Date().toISOString();
    this.find(number).notes.unshift({ id: randomUUID(), by: person(who), at, ...draft });
    return this.shown(number, who);
  }

  attach(number: string, name: string, bytes: Buffer, who: Who): Schemas['Case'] {
    if (bytes.length > MAX_FILE) throw new Refusal(413, 'too-large', '文件超过 20 MiB');
    const mediaType = typeOf(bytes);
    if (mediaType === null) {
      throw new Refusal(415, 'unsupported-media-type', '不接受这种类型的文件');
    }
    const id = randomUUID();
    this.files.set(id, { name, bytes });
    this.find(number).attachments.push({
      id,
      name,
      mediaType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      by: person(who),
      at: new Date().toISOString(),
    });
    return this.shown(number, who);
  }

  file(id: string): { name: string; bytes: Buffer } {
    const found = this.files.get(id);
    if (found === undefined) throw new Refusal(404, 'not-found', '没有这个附件');
    return found;
  }

  assignees(): Schemas['AssigneeList'] {
    return { items: INSPECTORS };
  }

  /** Whether an action could be done by `who`, and if not, why. */
  able(whole: Whole, action: Action, who: Who): string | null {
    const legal = legalActions(whole, who).find((each) => each.action === action);
    if (legal === undefined) return `“${whole.summary.state}”状态的案件不能这样办理`;
    return legal.refused ?? null;
  }

  apply(whole: Whole, act: Schemas['CaseAct'], second: boolean, who: Who): void {
    const by = person(who);
    const { summary, proposal } = whole;
    if (second) {
      const { action, reason = '', until, impact } = act;
      const at = new Date().toISOString();
      whole.proposal = {
        action,
        by,
        at,
        reason,
        ...(until && { until }),
        ...(impact && { impact }),
      };
      summary.marks.push('proposed');
      this.log(whole, { action, by, reason });
      return;
    }
    switch (act.action) {
      case 'approve':
        this.settle(whole);
        if (proposal !== undefined) this.carryOut(whole, { ...proposal, version: 0 });
        this.log(whole, { action: 'approved', by });
        return;
      case 'reject':
      case 'withdraw':
        this.settle(whole);
        this.log(whole, { action: act.action === 'reject' ? 'rejected' : 'withdrawn', by });
        return;
      case 'undo':
        this.undo(whole);
        this.log(whole, { action: 'undone', by });
        return;
      default:
        this.carryOut(whole, act);
        if (act.action === 'take') summary.handler = by;
        if (act.action === 'receipt') whole.receiptBy = by;
        this.log(whole, { action: act.action, by, ...entryOf(act, summary.handler) });
    }
  }

  private carryOut(
    whole: Whole,
    act: Schemas['CaseAct'] | (Schemas['CaseProposal'] & { version: number }),
  ): void {
    const { summary } = whole;
    const to = CASE_RULES[act.action]?.to;
    if (to !== undefined && to !== summary.state) {
      summary.state = to;
      if (to === 'closed') delete summary.due;
      else summary.due = dueIn(5);
      summary.marks = summary.marks.filter((mark) => mark !== 'overdue' && mark !== 'due-soon');
    }
    const mark = markOf(act.action);
    if (mark !== undefined) {
      summary.marks = summary.marks.filter((each) => each !== mark[0]);
      if (!mark[1]) summary.marks.push(mark[0]);
    }
    if (act.action === 'suspend') {
      delete summary.due;
      if (act.until !== undefined) whole.suspendedUntil = act.until;
    }
    if (act.action === 'resume') {
      summary.due = dueIn(4);
      delete whole.suspendedUntil;
    }
    if (act.action === 'hand-back') summary.marks.push('returned');
    if ('assignee' in act)
      summary.handler =
        INSPECTORS.find(({ person: p }) => p.name === act.assignee)?.person ?? person('inspector');
    if ('companion' in act) {
      const companion = INSPECTORS.find(({ person: p }) => p.name === act.companion)?.person;
      if (companion !== undefined) whole.companion = companion;
    }
    if ('verdict' in act && act.verdict !== undefined) whole.verdict = act.verdict;
    if ('plan' in act && act.plan !== undefined) whole.plan = act.plan;
    if (act.impact !== undefined) whole.impact = act.impact;
    if (
      'outcome' in act &&
      act.outcome !== undefined &&
      OUTCOMES[summary.path].includes(act.outcome)
    ) {
      summary.outcome = act.outcome;
    }
  }

  private settle(whole: Whole): void {
    delete whole.proposal;
    whole.summary.marks = whole.summary.marks.filter((mark) => mark !== 'proposed');
  }

  private undo(whole: Whole): void {
    const last = whole.history[0];
    const { summary } = whole;
    if (last?.action === 'take') delete summary.handler;
    const mark = last === undefined ? undefined : markOf(last.action as Action);
    if (mark !== undefined) summary.marks = summary.marks.filter((each) => each !== mark[0]);
    if (last?.action === 'suspend') summary.due = dueIn(4);
    if (last?.action === 'assign') {
      summary.state = 'triage';
      delete summary.handler;
    }
  }

  private log(whole: Whole, entry: Partial<Schemas['CaseEntry']> & { action: string }): void {
    const at = new Date().toISOString();
    whole.summary.version += 1;
    whole.summary.changedAt = at;
    const { version, state } = whole.summary;
    whole.history.unshift({ at, version, state, ...entry });
  }
}

function entryOf(act: Schemas['CaseAct'], handler: Schemas['CasePerson'] | undefined) {
  const { reason, outcome, verdict, until } = act;
  return {
    ...(reason !== undefined && { reason }),
    ...(outcome !== undefined && { outcome }),
    ...(verdict !== undefined && { verdict }),
    ...(until !== undefined && { until }),
    ...(act.action === 'assign' && handler !== undefined && { assignee: handler }),
  };
}

function left({ summary }: Whole): number {
  return summary.due?.workingDaysLeft ?? 9_999;
}

function typeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') return 'application/pdf';
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return 'image/png';
  return bytes.includes(0) ? null : 'text/plain';
}
