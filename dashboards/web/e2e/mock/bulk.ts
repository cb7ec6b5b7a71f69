/** Bulk actions on a frozen set of made-up cases. */
import { randomUUID } from 'node:crypto';
import type { components } from '../../src/client/schema';
import { Refusal } from './answer';
import type { Whole } from './caseRules';
import type { MockCases } from './cases';
import { person, type Who } from './people';

type Schemas = components['schemas'];

interface Frozen {
  bulk: Schemas['Bulk'];
  draft: Schemas['BulkDraft'];
  /** The versions that were seen, and each case as it was. */
  before: Map<string, Whole>;
  after: Map<string, number>;
}

export class MockBulk {
  /** How many items are done before the server dies; null for all. */
  stopsAfter: number | null = null;
  private readonly sets = new Map<string, Frozen>();

  constructor(private readonly cases: MockCases) {}

  freeze(draft: Schemas['BulkDraft'], who: Who): Schemas['Bulk'] {
    const set = this.setOf(draft, who);
    const items = set.map((whole): Schemas['Bulk']['items'][number] => {
      const detail = this.cases.able(whole, draft.action, who);
      const { number, enterpriseName } = whole.summary;
      return detail === null
        ? { number, enterpriseName, result: 'able' }
        : { number, enterpriseName, result: 'illegal', detail };
    });
    const bulk: Schemas['Bulk'] = {
      id: randomUUID(),
      action: draft.action,
      by: person(who),
      at: new Date().toISOString(),
      ...(draft.reason !== undefined && { reason: draft.reason }),
      status: 'frozen',
      count: items.length,
      able: items.filter(({ result }) => result === 'able').length,
      pending: 0,
      items,
    };
    const before = new Map(set.map((whole) => [whole.summary.number, structuredClone(whole)]));
    this.sets.set(bulk.id, { bulk, draft, before, after: new Map() });
    return bulk;
  }

  /** Those that wait for who asks. */
  waiting(who: Who): Schemas['BulkList'] {
    const own = person(who).name;
    const all = [...this.sets.values()].map(({ bulk }) => bulk);
    return { items: all.filter(({ status, by }) => status === 'proposed' && by.name !== own) };
  }

  get(id: string): Schemas['Bulk'] {
    return this.find(id).bulk;
  }

  move(id: string, move: Schemas['BulkMove'], who: Who): Schemas['Bulk'] {
    const frozen = this.find(id);
    const { bulk } = frozen;
    const wanted = {
      run: 'frozen',
      approve: 'proposed',
      reject: 'proposed',
      undo: 'done',
      resume: 'done',
    } as const;
    if (bulk.status !== wanted[move.move]) throw new Refusal(409, 'illegal-action', '状态已变');
    if (move.move === 'run' && move.count !== bulk.count) {
      throw new Refusal(409, 'case-changed', '数量与冻结时不同');
    }
    if (move.move === 'approve' && bulk.by.name === person(who).name) {
      throw new Refusal(403, 'forbidden', '须由另一人批准');
    }
    if (move.move === 'reject') bulk.status = 'rejected';
    else if (move.move === 'undo') this.undo(frozen);
    else if (move.move === 'run' && ['dismiss', 'snooze'].includes(bulk.action)) {
      bulk.status = 'proposed';
    } else this.run(frozen, who);
    return bulk;
  }

  private run({ bulk, draft, before, after }: Frozen, who: Who): void {
    for (const item of bulk.items) {
      if (item.result !== 'able' || after.size === this.stopsAfter) continue;
      const whole = this.cases.find(item.number);
      const { version } = whole.summary;
      if (version !== before.get(item.number)?.summary.version) {
        item.result = 'changed';
        continue;
      }
      const { action, reason, assignee, until } = draft;
      const told = {
        ...(reason && { reason }),
        ...(assignee && { assignee }),
        ...(until && { until }),
      };
      this.cases.apply(whole, { action, version, ...told }, false, who);
      after.set(item.number, whole.summary.version);
      item.result = 'done';
    }
    bulk.status = 'done';
    bulk.pending = bulk.items.filter(({ result }) => result === 'able').length;
    this.stopsAfter = null;
  }

  private undo({ bulk, before, after }: Frozen): void {
    for (const item of bulk.items) {
      if (item.result !== 'done') continue;
      const whole = this.cases.find(item.number);
      const { version } = whole.summary;
      const was = before.get(item.number);
      if (was === undefined || version !== after.get(item.number)) {
        item.result = 'kept';
        continue;
      }
      Object.assign(whole, was, { summary: { ...was.summary, version: version + 1 } });
      item.result = 'undone';
    }
    bulk.status = 'undone';
  }

  private setOf({ cases, filter, except = [] }: Schemas['BulkDraft'], who: Who): Whole[] {
    if (cases !== undefined) return cases.map((number) => this.cases.find(number));
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(filter ?? {})) {
      for (const each of Array.isArray(value) ? value : [value]) query.append(key, each);
    }
    return this.cases
      .inStates(query, who)
      .filter((whole) => !except.includes(whole.summary.number));
  }

  private find(id: string): Frozen {
    const found = this.sets.get(id);
    if (found === undefined) throw new Refusal(404, 'not-found', '没有这个批次');
    return found;
  }
}
