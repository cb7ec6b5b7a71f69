/** Made-up lists and rules of ownership that keep to the contract, in memory. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem, Refusal } from './answer';
import type { Call } from './caseRoutes';
import { ENTERPRISES, type Alert } from './data';
import { page } from './page';
import { DESKS, INSPECTORS, person, type Who } from './people';

type Schemas = components['schemas'];
type Entry = Schemas['ListEntry'];
type Summary = Schemas['ListSummary'];
type Action = Schemas['ListActionId'];
type Right = Schemas['RightId'];

const RULES: Record<Action, { right: Right; needs: Schemas['ListNeed'][]; second?: true }> = {
  extend: { right: 'cases-triage', needs: ['reason', 'until'], second: true },
  lift: { right: 'cases-triage', needs: ['reason'] },
  review: { right: 'cases-close', needs: ['reason', 'measures'] },
  'strike-off': { right: 'cases-close', needs: ['evidence', 'impact'], second: true },
  revisit: { right: 'cases-close', needs: ['reason'] },
  approve: { right: 'cases-approve', needs: [] },
  reject: { right: 'cases-approve', needs: ['reason'] },
  withdraw: { right: 'cases-read', needs: [] },
};

export class MockLists {
  /** Number of a case of every enterprise that is open; null for none. */
  openCase: string | null = null;
  readonly entries: Entry[] = [];
  private ownership: Schemas['OwnershipRules'] = { version: 1, rules: [] };

  constructor(alerts: Alert[]) {
    const seen = [...new Set(alerts.map(({ enterprise }) => enterprise))];
    seen.slice(0, 7).forEach((enterprise, i) => this.entries.push(white(enterprise, i)));
    seen.slice(7, 30).forEach((enterprise, i) => this.entries.push(risky(enterprise, i)));
    for (const alert of alerts) this.mark(alert);
  }

  static answers(path: string): boolean {
    return /^(list-entries|list-export|ownership-rules)(\/|$)/.test(path);
  }

  answer(call: Call, response: ServerResponse): void {
    try {
      json(response, 200, this.of(call));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problem(response, error.status, error.code, error.title, error.detail);
    }
  }

  private of({ method, path, query, body, who }: Call): object {
    const sent = (): unknown => JSON.parse(body.toString('utf8'));
    const [room, id, part] = path.split('/');
    if (room === 'ownership-rules') {
      if (method === 'GET') return this.ownership;
      const wanted = sent() as Schemas['OwnershipDraft'];
      return id === 'trial' ? this.attempt(wanted) : this.replace(wanted);
    }
    if (room === 'list-export')
      return { items: this.matching(query).map(({ summary }) => summary) };
    if (id === undefined) {
      return method === 'GET' ? this.list(query) : this.add(sent() as Schemas['ListDraft'], who);
    }
    if (part === 'actions') return this.act(id, sent() as Schemas['ListAct'], who);
    return this.shown(id, who);
  }

  private mark(alert: Alert): void {
    for (const { summary } of this.entries) {
      if (summary.enterprise !== alert.enterprise || summary.state === 'rejected') continue;
      const { reason, until } = summary;
      if (summary.list === 'white' && summary.state === 'active' && until !== undefined) {
        alert.listed = { white: { reason, until } };
      } else if (summary.list === 'risk') {
        alert.listed = { risk: summary.marks.includes('regressed') ? 'regressed' : 'listed' };
      }
    }
  }

  private matching(query: URLSearchParams): Entry[] {
    const list = query.get('list');
    const states = query.getAll('state');
    const mark = query.get('mark');
    const text = (query.get('query') ?? '').toLowerCase();
    const enterprise = query.get('enterprise');
    return this.entries.filter(
      ({ summary: s }) =>
        (list === null || s.list === list) &&
        (states.length === 0 || states.includes(s.state)) &&
        (mark === null || s.marks.some((each) => each === mark)) &&
        (enterprise === null || s.enterprise === enterprise) &&
        [undefined, query.get('risk') ?? s.risk].includes(s.risk) &&
        s.region.startsWith(query.get('district') ?? '') &&
        `${s.enterprise}\n${s.enterpriseName}`.toLowerCase().includes(text),
    );
  }

  private list(query: URLSearchParams): Schemas['ListPage'] {
    const { items, total, next } = page(
      this.matching(query).map(({ summary }) => summary),
      query,
    );
    const counts = new Map<string, Schemas['ListPage']['counts'][number]>();
    for (const { summary } of this.entries) {
      const { list, state } = summary;
      const count = counts.get(list + state) ?? { list, state, entries: 0 };
      counts.set(list + state, { ...count, entries: count.entries + 1 });
    }
    return { items, total, counts: [...counts.values()], ...(next !== null && { next }) };
  }

  private find(id: string): Entry {
    const found = this.entries.find(({ summary }) => summary.id === id);
    if (found === undefined) throw new Refusal(404, 'list-entry-not-found', '未找到该名单条目');
    return found;
  }

  private shown(id: string, who: Who): Entry {
    const entry = this.find(id);
    return { ...entry, actions: this.actions(entry, who) };
  }

  private actions({ summary }: Entry, who: Who): Entry['actions'] {
    const { proposal } = summary;
    const own = proposal?.by.name === person(who).name;
    const legal = ((): Action[] => {
      if (proposal !== undefined) return own ? ['approve', 'withdraw'] : ['approve', 'reject'];
      if (summary.state === 'struck-off') return summary.revisitOn ? ['revisit'] : [];
      if (summary.state !== 'active') return [];
      return summary.list === 'white' ? ['extend', 'lift'] : ['review', 'strike-off'];
    })();
    return legal
      .filter((action) => DESKS[who].rights.includes(RULES[action].right))
      .map((action) => {
        const refused =
          action === 'strike-off' && this.openCase !== null
            ? `该企业有在办案件 ${this.openCase}，销号前须先办结`
            : undefined;
        const { needs, second = false } = RULES[action];
        return { action, needs, secondPerson: second, ...(refused && { refused }) };
      });
  }

  private add(draft: Schemas['ListDraft'], who: Who): Entry {
    const { list, enterprise, risk, reason } = draft;
    const there = this.entries.some(
      ({ summary: s }) =>
        s.list === list &&
        s.enterprise === enterprise &&
        s.risk === risk &&
        (s.state === 'active' || s.state === 'proposed'),
    );
    if (there) {
      throw new Refusal(409, 'list-entry-exists', '该企业此类风险已在名单中或已提请');
    }
    const entry = entryOf(enterprise, list, 'proposed', {
      ...draft,
      marks: ['proposed'],
      proposal: { by: person(who), at: new Date().toISOString(), reason },
    });
    entry.history = [step(1, 'propose', 'proposed', who, { reason })];
    this.entries.unshift(entry);
    return this.shown(entry.summary.id, who);
  }

  private act(id: string, act: Schemas['ListAct'], who: Who): Entry {
    const entry = this.find(id);
    const { summary } = entry;
    if (act.version !== summary.version) {
      throw new Refusal(409, 'list-entry-changed', '名单条目已被他人更新');
    }
    const { action, reason, until, measures, evidence, impact } = act;
    const told = {
      ...(reason !== undefined && { reason }),
      ...(until !== undefined && { until }),
      ...(measures !== undefined && { measures }),
      ...(evidence !== undefined && { evidence }),
      ...(impact !== undefined && { impact }),
    };
    const { proposal } = summary;
    let name: Entry['history'][number]['action'];
    if (action === 'approve' || action === 'reject' || action === 'withdraw') {
      name = ({ approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const)[action];
      delete summary.proposal;
      if (action === 'approve') approved(summary, proposal);
      else if (summary.state === 'proposed') summary.state = 'rejected';
    } else {
      name = action;
      if (RULES[action].second) {
        summary.proposal = { action, by: person(who), at: new Date().toISOString(), ...told };
      }
      if (action === 'lift') summary.state = 'lifted';
      if (action === 'review') {
        summary.reviewOn = inDays(84);
        if (measures !== undefined) summary.measures = measures;
      }
      if (action === 'revisit') delete summary.revisitOn;
    }
    summary.marks = summary.proposal === undefined ? [] : ['proposed'];
    summary.version += 1;
    entry.history.unshift(step(summary.version, name, summary.state, who, told));
    return this.shown(id, who);
  }

  private replace({ version, rules }: Schemas['OwnershipDraft']): Schemas['OwnershipRules'] {
    if (version !== this.ownership.version) {
      throw new Refusal(409, 'ownership-changed', '归属规则已被他人更新');
    }
    this.ownership = {
      version: version + 1,
      rules: rules.map(({ owner, id, ...rule }, i) => ({
        ...rule,
        id: id ?? randomUUID(),
        position: i + 1,
        ...(owner !== undefined && { owner: inspector(owner) }),
        ownerState: owner === 'zhou' ? 'gone' : 'ok',
        editable: true,
      })),
    };
    return this.ownership;
  }

  private attempt({ rules }: Schemas['OwnershipDraft']): Schemas['OwnershipTrial'] {
    const taken = rules.map(({ owner, region }, i) => ({
      cases: owner === 'zhou' ? 0 : 5,
      examples: ENTERPRISES.slice(i, owner === 'zhou' ? i : i + 2).map(({ name }, k) => ({
        number: `2026-00000${k + 1}`,
        enterpriseName: name,
        region,
        owner: inspector(owner ?? 'li'),
      })),
    }));
    const cases = taken.reduce((all, each) => all + each.cases, 0);
    return { cases: cases + 4, rules: taken, byOthers: 1, untaken: 3 };
  }
}

function inspector(name: string): Schemas['CasePerson'] {
  const found = INSPECTORS.find((each) => each.person.name === name);
  return found?.person ?? { name, displayName: name, unit: '' };
}

function approved(summary: Summary, proposal: Summary['proposal']): void {
  const now = new Date().toISOString();
  if (proposal?.action === 'extend') {
    if (proposal.until !== undefined) summary.until = proposal.until;
  } else if (proposal?.action === 'strike-off') {
    Object.assign(summary, { state: 'struck-off', endedAt: now, revisitOn: inDays(28) });
    delete summary.reviewOn;
  } else {
    Object.assign(summary, { state: 'active', listedAt: now });
    if (summary.list === 'risk') summary.reviewOn = inDays(84);
  }
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function step(
  version: number,
  action: Entry['history'][number]['action'],
  state: Schemas['ListStateId'],
  who: Who | null,
  told: Partial<Entry['history'][number]> = {},
): Entry['history'][number] {
  const at = new Date().toISOString();
  return { version, at, action, state, ...(who !== null && { by: person(who) }), ...told };
}

function entryOf(
  id: string,
  list: Schemas['ListId'],
  state: Schemas['ListStateId'],
  fixed: Partial<Summary> & { reason: string },
): Entry {
  const known = ENTERPRISES.find((each) => each.id === id);
  const at = new Date().toISOString();
  return {
    summary: {
      id: randomUUID(),
      version: 1,
      list,
      enterprise: id,
      enterpriseName: known?.name ?? '',
      region: known?.district ?? '330302',
      state,
      marks: [],
      addedAt: at,
      changedAt: at,
      ...fixed,
    },
    actions: [],
    history: [],
  };
}

function white(enterprise: string, i: number): Entry {
  const reason = '持牌小额贷款公司，对外放款为其主业，群众咨询类投诉属正常业务范围';
  const until = inDays(i === 1 ? 6 : 30 + i * 20);
  const ended = i === 5;
  const entry = entryOf(enterprise, 'white', ended ? 'ended' : 'active', {
    reason,
    basis: `浙金准〔2024〕${10 + i} 号`,
    until: ended ? inDays(-3) : until,
    marks: i === 1 ? ['expiring'] : [],
    version: 2,
  });
  entry.history = [
    step(2, 'approved', 'active', 'approver'),
    step(1, 'propose', 'proposed', 'city', { reason, until }),
  ];
  return entry;
}

function risky(enterprise: string, i: number): Entry {
  const struck = i % 6 === 5;
  const number = `2026-0000${10 + i}`;
  const entry = entryOf(enterprise, 'risk', struck ? 'struck-off' : 'active', {
    reason: i % 2 === 0 ? 'rectified' : 'monitored',
    case: number,
    risk: i % 3 === 0 ? 'default' : 'fundraising',
    measures: '清退存量资金，按月报送进度；每季度由街道走访一次',
    ...(struck ? { endedAt: new Date().toISOString() } : { reviewOn: inDays(i * 9 - 4) }),
    ...(struck && i === 5 && { revisitOn: inDays(20) }),
    marks: struck && i !== 5 ? ['regressed'] : !struck && i === 0 ? ['review-due'] : [],
  });
  entry.history = [
    step(1, 'listed', 'active', null, { reason: entry.summary.reason, case: number }),
  ];
  return entry;
}
