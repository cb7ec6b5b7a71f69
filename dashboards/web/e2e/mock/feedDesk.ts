/** Refused rows, the queue of names and connections on the mock server; what is done to them stays. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];

interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  /** Whether whole rows may be seen. */
  may: boolean;
}

const NOW = Date.now();
const at = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const id = (number: number) => number.toString(16).padStart(32, '0');
const COLUMNS = ['工单号', '受理日期', '被投诉企业', '注册号', '事由', '涉及金额'];

type Kind = [feed: string, reason: Schemas['RejectReason'], column: string, cells: string[]];

const TICKET: Kind = [
  'office/tickets',
  'bad_date',
  '受理日期',
  ['N-1', '31/12', '温州丰泰鞋业有限公司', '', '其他', '9'],
];

const KINDS: Kind[] = [
  TICKET,
  [
    'office/tickets',
    'unknown_code',
    '事由',
    ['N-2', '2026-06-01', '温州双生商行', '', '邻里', '80'],
  ],
  ['city/tax_overdue_filing', 'bad_enterprise_id', '统一社会信用代码', ['91330302X', '增值税']],
  [
    'office/tickets',
    'missing_value',
    '工单号',
    ['', '2026-06-02', '温州双生商行', '', '其他', '7'],
  ],
];

function made(number: number): Schemas['Reject'] {
  const [feed, reason, column, cells] = KINDS.at(number % KINDS.length) ?? TICKET;
  return {
    id: id(number),
    feed,
    state: 'open',
    reason,
    column,
    location: `${feed.split('/')[1] ?? ''}.csv`,
    position: number + 2,
    refusedAt: at(number),
    person: '',
    since: null,
    detail: `'${cells[1] ?? ''}', expected yyyy-MM-dd`,
    raw: cells.join(','),
  };
}

const CANDIDATES: Schemas['Candidate'][] = [
  {
    uscc: '91330302146000011D',
    names: [
      { name: '温州双生商行', from: '2015-01-01T00:00:00Z', until: '2021-03-01T00:00:00Z' },
      { name: '温州双生贸易有限公司', from: '2021-03-01T00:00:00Z' },
    ],
  },
  { uscc: '9133030214600002X5', names: [{ name: '温州双生商行', from: '2018-05-01T00:00:00Z' }] },
];

const DOUBTS: Schemas['Doubt'][] = ['ambiguous', 'unknown', 'out_of_time', 'contradictory'];

function waiting(number: number): Schemas['QueueRow'] {
  const doubt = DOUBTS[number % DOUBTS.length] ?? 'unknown';
  return {
    id: number.toString(16).padStart(12, '0'),
    state: 'open',
    feed: 'office/tickets',
    enterprise: doubt === 'unknown' ? `无处登记的作坊 ${number}` : '温州双生商行',
    doubt,
    candidates: doubt === 'unknown' ? 0 : 2,
    eventTime: '2026-06-01T00:00:00Z',
    location: 'tickets.csv',
    position: number + 2,
    queuedAt: at(number),
    versions: number === 0 ? 2 : 1,
    assigned: '',
    person: '',
    reason: '',
  };
}

export class FeedDesk {
  readonly rejects = Array.from({ length: 70 }, (_, number) => made(number));
  /** Whether what is counted and written to a file is refused. */
  broken = false;
  readonly names = Array.from({ length: 9 }, (_, number) => waiting(number));
  private readonly jobs = new Map<string, Schemas['Job']>();

  answers(path: string): boolean {
    return (
      /^(rejects|name-queue|connections)(\/|$)/.test(path) ||
      (path.startsWith('jobs/') && this.jobs.has(path.slice('jobs/'.length)))
    );
  }

  answer(call: Call, response: ServerResponse): void {
    const { path } = call;
    if (path === 'connections') json(response, 200, connections());
    else if (path.startsWith('jobs/')) json(response, 200, this.jobs.get(path.slice(5)) ?? {});
    else if (path.startsWith('rejects')) this.reject(call, response);
    else this.name(call, response);
  }

  private job(operation: string, result: object): Schemas['Job'] {
    const job: Schemas['Job'] = {
      id: `${NOW}-${this.jobs.size + 1}`,
      operation,
      by: 'engineer',
      state: 'done',
      done: 1,
      total: 1,
      askedAt: at(0),
      endedAt: at(0),
      result,
    };
    this.jobs.set(job.id, job);
    return job;
  }

  private reject({ method, path, query, body, may }: Call, response: ServerResponse): void {
    const [, which = '', act = ''] = path.split('/');
    if (which === '') json(response, 200, this.page(query, may));
    else if (this.broken && /^(counts|file)$/.test(which)) {
      problem(response, 500, 'internal', '暂时无法读取');
    } else if (which === 'counts') json(response, 200, this.counts());
    else if (!may) problem(response, 403, 'forbidden', '没有权限');
    else if (which === 'file' && method === 'GET') {
      const last = query.get('cursor') !== null;
      const next = { 'Rejects-Rows': last ? 16 : 2, 'Rejects-Next': last ? '' : 'behind' };
      response.writeHead(200, { 'Content-Type': 'text/csv', ...next });
      response.end('\uFEFFid,原因\r\n');
    } else if (which === 'file') json(response, 200, this.file(act, body));
    else if (which === 'replays') {
      const wanted = JSON.parse(body) as { feed: string; reason: string };
      const rows = this.matching(wanted.feed, wanted.reason, 'open');
      json(
        response,
        200,
        this.job('rejects-replay-all', { items: rows.map((row) => this.all(row)) }),
      );
    } else {
      const row = this.rejects.find((each) => each.id === which);
      if (row === undefined) problem(response, 404, 'not-found', '未找到该资源');
      else json(response, 200, this.act(row, act, body));
    }
  }

  /** Of each file the first row is good, the second spoilt, the third wrong, the fourth doubtful. */
  private file(act: string, body: string): Schemas['Job'] {
    const rows = this.matching('office/tickets', '', 'open').slice(0, 4);
    const fates = ['accepted', 'altered', 'refused', 'accepted'] as const;
    const items = rows.map((row, number) => fileRow(row, fates[number] ?? 'accepted', number));
    if (act === '') {
      const check = { seen: SEEN, changed: 3, accepted: 2, items };
      return this.job('rejects-file-check', check satisfies Schemas['RejectFileCheck']);
    }
    if (!body.includes(SEEN)) throw new Error('replayed without a check');
    const taken = rows.filter((_, number) => fates[number] === 'accepted');
    return this.job('rejects-file-replay', { items: taken.map((row) => this.mended(row)) });
  }

  private all(row: Schemas['Reject']): Schemas['RejectResult'] {
    if (row.reason === 'unknown_code') return this.mended(row);
    const { id: letter, reason, column, detail } = row;
    return { letter, fate: 'refused', reason, column, detail: detail ?? '', events: [] };
  }

  private mended(row: Schemas['Reject']): Schemas['RejectResult'] {
    Object.assign(row, { state: 'mended', person: 'engineer', since: at(0) });
    return {
      letter: row.id,
      fate: 'published',
      reason: '',
      column: '',
      detail: '',
      events: ['N-1'],
    };
  }

  private act(row: Schemas['Reject'], act: string, body: string): object {
    if (act === '') return shown(row);
    if (act === 'dismissal' || act === 'reopening') {
      row.state = act === 'dismissal' ? 'dismissed' : 'open';
      return { state: row.state };
    }
    const { fields } = JSON.parse(body) as Schemas['MendedFields'];
    if (act === 'replay' && row.state !== 'open') {
      const { id: letter } = row;
      const nothing = { reason: '', column: '', detail: '', events: [] };
      return this.job('rejects-replay', { letter, fate: 'not_open', ...nothing });
    }
    const right = Object.keys(fields).includes(row.column);
    if (act === 'check') return checked(row, right, fields);
    const result = right ? this.mended(row) : this.all({ ...row, reason: 'bad_date' });
    return this.job('rejects-replay', result);
  }

  private matching(feed: string, reason: string, state: string): Schemas['Reject'][] {
    return this.rejects.filter(
      (row) =>
        (feed === '' || row.feed === feed) &&
        (reason === '' || row.reason === reason) &&
        (state === '' || row.state === state),
    );
  }

  private page(query: URLSearchParams, may: boolean): Schemas['RejectPage'] {
    const get = (name: string) => query.get(name) ?? '';
    const all = this.matching(get('feed'), get('reason'), get('state'));
    const from = Number(query.get('cursor') ?? 0);
    const items = all.slice(from, from + 50);
    return {
      items: may ? items : items.map((row) => ({ ...row, raw: null, detail: null })),
      nextCursor: from + 50 < all.length ? String(from + 50) : null,
      total: all.length,
      until: at(0),
    };
  }

  private counts(): Schemas['RejectCount'][] {
    const counts = new Map<string, Schemas['RejectCount']>();
    for (const { feed, reason, state, refusedAt } of this.rejects) {
      const key = `${feed} ${reason} ${state}`;
      const count = counts.get(key) ?? { feed, reason, state, letters: 0, newest: refusedAt };
      counts.set(key, { ...count, letters: count.letters + 1 });
    }
    return [...counts.values()];
  }

  private name({ path, query, body, may }: Call, response: ServerResponse): void {
    const [, which = '', act = ''] = path.split('/');
    const row = this.names.find((each) => each.id === which);
    if (!may) problem(response, 403, 'forbidden', '没有权限');
    else if (which === '') json(response, 200, this.queue(query));
    else if (which === 'enterprises') json(response, 200, CANDIDATES.slice(1));
    else if (which === 'retrial') json(response, 200, this.decided(0));
    else if (row === undefined) problem(response, 404, 'not-found', '未找到该资源');
    else if (act === '') json(response, 200, named(row));
    else {
      const { to = '', reason = '' } = JSON.parse(body) as { to?: string; reason?: string };
      const state = { assignment: 'assigned', dismissal: 'dropped', undoing: 'open' }[act];
      Object.assign(row, { state, assigned: to, person: to === '' ? '' : 'engineer', reason });
      json(response, 200, this.decided(1));
    }
  }

  private decided(rows: number): Schemas['Job'] {
    const open = this.names.filter(({ state }) => state === 'open').length;
    return this.job('resolve', { rows, open });
  }

  private queue(query: URLSearchParams): Schemas['QueuePage'] {
    const items = this.names.filter(
      (row) =>
        row.state === (query.get('state') ?? 'open') &&
        row.enterprise.includes(query.get('text') ?? '') &&
        (query.get('doubt') ?? '') in { '': 0, [row.doubt]: 0 },
    );
    const open: Record<string, number> = {};
    for (const { state, doubt } of this.names) {
      if (state === 'open') open[doubt] = (open[doubt] ?? 0) + 1;
    }
    return { items, total: items.length, open };
  }
}

const SEEN = 'c0ffee'.padEnd(64, '0');

function fileRow(
  row: Schemas['Reject'],
  fate: Schemas['RejectFileRow']['fate'],
  number: number,
): Schemas['RejectFileRow'] {
  const mended = { column: row.column, from: '31/12', to: '2026-12-31', trace: '' as const };
  const spoilt = {
    column: '注册号',
    from: '330302000012345678',
    to: '3.30302E+17',
    trace: 'exponent' as const,
  };
  const dated = { column: '涉及金额', from: '3-4', to: '3月4日', trace: 'date' as const };
  const refused = fate === 'refused';
  return {
    letter: row.id,
    feed: row.feed,
    location: row.location,
    position: row.position,
    fate,
    reason: refused ? row.reason : '',
    column: refused ? row.column : '',
    detail: refused ? (row.detail ?? '') : '',
    changes: [[mended], [mended, spoilt], [], [mended, dated]][number] ?? [],
  };
}

function shown(row: Schemas['Reject']): Schemas['RejectedRow'] {
  const cells = (row.raw ?? '').split(',');
  return {
    id: row.id,
    feed: row.feed,
    state: row.state,
    reason: row.reason,
    column: row.column,
    location: row.location,
    position: row.position,
    refusedAt: row.refusedAt,
    detail: row.detail ?? '',
    raw: row.raw ?? '',
    title: '投诉工单 · tickets',
    trouble: cells.length === COLUMNS.length ? 'none' : 'unsplit',
    fields: COLUMNS.map((column, i) => ({
      column,
      text: cells.length === COLUMNS.length ? (cells[i] ?? '') : '',
      read: true,
      required: i < 2,
    })),
    steps:
      row.state === 'mended'
        ? [
            {
              letter: row.id,
              at: at(0),
              action: 'MENDED',
              person: 'engineer',
              reason: '',
              feed: row.feed,
              before: row.raw ?? '',
              changes: [{ column: row.column, from: '31/12', to: '2026-12-31' }],
              fate: 'published',
              events: ['N-1'],
            },
          ]
        : [],
  };
}

function checked(
  row: Schemas['Reject'],
  right: boolean,
  fields: Record<string, string>,
): Schemas['CheckedRow'] {
  if (!right) {
    return { reason: row.reason, column: row.column, detail: row.detail ?? '', events: [] };
  }
  const event = {
    type: 'complaint.filed',
    enterprise: '温州丰泰鞋业有限公司',
    resolved: false,
    eventTime: '2026-12-31T00:00:00Z',
    availableTime: '2026-12-31T00:00:00Z',
    data: { topic: 'other', amount: '9', ...fields },
  };
  return { reason: '', column: '', detail: '', events: [event] };
}

function named(row: Schemas['QueueRow']): Schemas['QueuedRow'] {
  return {
    row,
    raw: `N-${row.position},2026-06-01,${row.enterprise},,其他,80`,
    candidates: row.candidates === 0 ? [] : CANDIDATES,
  };
}

function connections(): Schemas['ConnectionStatus'] {
  const well = { since: at(30), problem: '', took: '1,204 rows of tickets.csv', tookAt: at(0.4) };
  return {
    state: 'running',
    connections: [
      { name: 'folder complaints', ...well },
      { name: 'kafka court-cases', ...well, took: '', tookAt: '' },
      {
        name: 'database tax',
        ...well,
        problem: 'connection to 10.2.0.7:5432 refused; tried again in 60 s · 无法连接数据库',
        since: at(2),
        tookAt: at(2),
      },
    ],
  };
}
