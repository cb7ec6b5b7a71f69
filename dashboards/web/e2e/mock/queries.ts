/** Queries on the mock server: the tables, runs that take a moment, saved queries. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];
type Run = Schemas['QueryRun'];

const TABLES: Schemas['QueryTable'][] = [
  {
    name: 'alert',
    comment: '预警',
    columns: [
      { name: 'enterprise', type: 'String', comment: '企业标识：统一社会信用代码，或 方案:值' },
      { name: 'band', type: 'LowCardinality(String)', comment: '预警等级：red 红 orange 橙' },
      { name: 'raised_at', type: "DateTime64(6, 'Asia/Shanghai')", comment: '预警时点' },
    ],
  },
  {
    name: 'enterprise',
    comment: '企业名录',
    columns: [
      { name: 'enterprise', type: 'String', comment: '企业标识' },
      { name: 'name', type: 'String', comment: '企业名称，未知为空' },
      { name: 'region', type: 'LowCardinality(String)', comment: '行政区划代码，未知为空' },
    ],
  },
];

const COLUMNS = [
  { name: '区县', type: 'String' },
  { name: '预警数', type: 'UInt64' },
  { name: '最近', type: 'Nullable(DateTime)' },
];
const DISTRICTS = ['鹿城区', '龙湾区', '瓯海区', '洞头区', '永嘉县', '平阳县', '苍南县', '文成县'];

export class MockQueries {
  /** Rows of every answer. */
  rows = 100_000;
  /** How often a run is asked for before it is over. */
  patience = 1;
  readonly runs = new Map<string, Run>();
  readonly saved: Schemas['SavedQuery'][] = [];
  readonly purposes: string[] = [];
  private readonly past: Schemas['QueryHistory']['items'] = [];
  private looks = 0;

  static answers(path: string): boolean {
    return path.startsWith('queries');
  }

  answer(
    call: { method: string; path: string; query: URLSearchParams; body: string },
    response: ServerResponse,
  ): void {
    const [, what = '', id = '', part = ''] = call.path.split('/');
    const sent = call.body === '' ? {} : (JSON.parse(call.body) as Record<string, string>);
    if (what === 'schema') {
      json(response, 200, { tables: TABLES, functions: ['count', 'sum', 'toStartOfMonth'] });
    } else if (what === 'parameters') {
      const found = [...(sent['statement'] ?? '').matchAll(/\{(\w+):(\w+)\}/g)];
      const parameters = found.map(([, name = '', type = '']) => ({ name, type }));
      json(response, 200, { parameters });
    } else if (what === 'check') this.check(sent['statement'] ?? '', response);
    else if (what === 'history') json(response, 200, { items: this.past });
    else if (what === 'saved') this.keep(call.method, id, sent, response);
    else if (what === 'exports') {
      if (this.refusesPersons(sent['statement'] ?? '', response)) return;
      this.purposes.push(sent['purpose'] ?? '');
      this.begin(sent['statement'] ?? '', 'csv', response);
    } else if (id === '') this.begin(sent['statement'] ?? '', null, response);
    else this.ofRun(id, part, call, response);
  }

  private check(statement: string, response: ServerResponse): void {
    if (this.refuses(statement, response)) return;
    json(response, 200, { parameters: [], columns: COLUMNS, parts: 4, rows: 1_284_311 });
  }

  private refuses(statement: string, response: ServerResponse): boolean {
    const at = statement.indexOf('event_log');
    if (at < 0) return false;
    const lines = statement.slice(0, at).split('\n');
    const detail = '没有名为“event_log”的可查询表，可用的表见左侧列表';
    problem(response, 422, 'statement-refused', '查询语句未通过检查', detail, {
      line: lines.length,
      column: (lines.at(-1) ?? '').length + 1,
    });
    return true;
  }

  private refusesPersons(statement: string, response: ServerResponse): boolean {
    if (!/\bdata\b/.test(statement)) return false;
    const detail =
      '导出文件不得含自然人信息：请去掉 event.data 再导出；作为证据请用案件的“导出案卷”';
    problem(response, 422, 'statement-refused', '查询语句未通过检查', detail);
    return true;
  }

  private begin(statement: string, format: 'csv' | null, response: ServerResponse): void {
    if (this.refuses(statement, response)) return;
    const run: Run = {
      id: randomUUID(),
      state: 'running',
      columns: COLUMNS,
      rows: 0,
      cut: false,
      readRows: 400_000,
      totalRows: 1_284_311,
      memory: 84_000_000,
      seconds: 0.4,
      startedAt: new Date().toISOString(),
      ...(format && { format }),
    };
    this.runs.set(run.id, run);
    this.looks = 0;
    this.past.unshift({
      id: run.id,
      statement,
      parameters: {},
      state: 'done',
      startedAt: run.startedAt,
      seconds: 1.3,
      rows: this.rows,
      error: '',
    });
    json(response, 202, run);
  }

  private ofRun(
    id: string,
    part: string,
    { method, query }: { method: string; query: URLSearchParams },
    response: ServerResponse,
  ): void {
    const run = this.runs.get(id);
    if (run === undefined) problem(response, 404, 'query-not-found', '未找到该查询');
    else if (method === 'DELETE') {
      run.state = 'cancelled';
      json(response, 200, { run, gone: true });
    } else if (part === 'rows') json(response, 200, this.page(run, query));
    else if (part === 'file') {
      response.writeHead(200, {
        'Content-Type': 'text/csv',
        'Content-Disposition': `attachment; filename="query-${id}.csv"`,
      });
      response.end('\uFEFF水印\r\n区县,预警数\r\n');
    } else {
      this.looks += 1;
      if (run.state === 'running' && this.looks >= this.patience) {
        Object.assign(run, { state: 'done', rows: this.rows, seconds: 1.3, readRows: 1_284_311 });
        run.cut = this.rows >= 100_000;
      }
      json(response, 200, run);
    }
  }

  private page(run: Run, query: URLSearchParams): Schemas['QueryRows'] {
    const offset = Number(query.get('offset') ?? 0);
    const limit = Number(query.get('limit') ?? 200);
    const down = query.get('descending') === 'true' && query.has('sort');
    const count = Math.max(0, Math.min(limit, run.rows - offset));
    const rows = Array.from({ length: count }, (_, i) => {
      const place = down ? run.rows - 1 - offset - i : offset + i;
      const recent = place % 7 === 3 ? null : '2026-11-20 12:00:00';
      return [DISTRICTS[place % DISTRICTS.length] ?? '', String(place), recent];
    });
    return { offset, total: run.rows, rows };
  }

  private keep(
    method: string,
    id: string,
    sent: Record<string, unknown>,
    response: ServerResponse,
  ): void {
    const found = this.saved.find((query) => query.id === id);
    if (method === 'GET' && id === '') json(response, 200, { items: this.saved });
    else if (method === 'POST') json(response, 201, this.add(sent));
    else if (found === undefined) problem(response, 404, 'query-not-found', '未找到该查询');
    else if (method === 'DELETE') {
      this.saved.splice(this.saved.indexOf(found), 1);
      response.writeHead(204).end();
    } else if (method === 'PUT') {
      json(response, 200, Object.assign(found, sent, { version: found.version + 1 }));
    } else {
      const versions = Array.from({ length: found.version }, (_, i) => ({
        version: found.version - i,
        statement: found.statement,
        description: found.description,
        savedAt: found.changedAt,
      }));
      json(response, 200, { query: found, versions });
    }
  }

  /** Keeps a query, as if it had been saved before. */
  add(query: Partial<Schemas['SavedQuery']>): Schemas['SavedQuery'] {
    const kept = {
      id: randomUUID(),
      owner: '林晓',
      own: true,
      name: '',
      description: '',
      shared: false,
      statement: '',
      changedAt: new Date().toISOString(),
      ...query,
      version: 1,
    };
    this.saved.push(kept);
    return kept;
  }
}
