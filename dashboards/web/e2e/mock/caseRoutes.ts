/** The calls of cases and bulks, and what answers them. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem, Refusal } from './answer';
import { MockBulk } from './bulk';
import { MockCases } from './cases';
import type { Alert } from './data';
import type { Who } from './people';

type Schemas = components['schemas'];

export interface Call {
  method: string;
  /** Behind `/api/`. */
  path: string;
  query: URLSearchParams;
  body: Buffer;
  who: Who;
}

export class CaseRoutes {
  readonly cases: MockCases;
  readonly bulk: MockBulk;
  /** What case files were exported for. */
  readonly purposes: string[] = [];

  constructor(alerts: Alert[], count: number) {
    this.cases = new MockCases(alerts, count);
    this.bulk = new MockBulk(this.cases);
  }

  static answers(path: string): boolean {
    return /^(cases|case-export|bulk|assignees)(\/|$)/.test(path);
  }

  answer(call: Call, response: ServerResponse): void {
    try {
      const [room, name = '', part, id = ''] = call.path.split('/');
      if (part === 'attachments' && call.method === 'GET') this.download(id, response);
      else if (part === 'file') this.caseFile(call, name, response);
      else if (room === 'case-export') {
        json(response, 200, this.cases.exported(call.query, call.who));
      } else if (room === 'assignees') json(response, 200, this.cases.assignees());
      else if (room === 'bulk') json(response, 200, this.ofBulk(call, name));
      else json(response, 200, this.ofCase(call, name, part));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problem(response, error.status, error.code, error.title, error.detail);
    }
  }

  private ofBulk({ method, body, who }: Call, id: string): object {
    if (id === '' && method === 'GET') return this.bulk.waiting(who);
    if (id === '') return this.bulk.freeze(read(body) as Schemas['BulkDraft'], who);
    return method === 'GET'
      ? this.bulk.get(id)
      : this.bulk.move(id, read(body) as Schemas['BulkMove'], who);
  }

  private ofCase({ method, query, body, who }: Call, number: string, part?: string): object {
    if (number === '') {
      return method === 'GET'
        ? this.cases.list(query, who)
        : this.cases.open(read(body) as Schemas['CaseOpening'], who);
    }
    switch (part) {
      case 'actions':
        return this.cases.act(number, read(body) as Schemas['CaseAct'], who);
      case 'notes':
        return this.cases.note(number, read(body) as Schemas['CaseNoteDraft'], who);
      case 'attachments': {
        const { name, bytes } = upload(body);
        return this.cases.attach(number, name, bytes, who);
      }
      default:
        return this.cases.shown(number, who);
    }
  }

  /** An archive with nothing in it. */
  private caseFile({ query, who }: Call, number: string, response: ServerResponse): void {
    this.cases.shown(number, who);
    const purpose = query.get('purpose') ?? '';
    if (purpose === '拒绝')
      throw new Refusal(503, 'model-unavailable', '模型无法读取', '请联系运维');
    this.purposes.push(purpose);
    response
      .writeHead(200, { 'Content-Type': 'application/zip', 'X-Manifest-Sha256': 'ab'.repeat(32) })
      .end(Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]));
  }

  private download(id: string, response: ServerResponse): void {
    const { name, bytes } = this.cases.file(id);
    response
      .writeHead(200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      .end(bytes);
  }
}

function read(body: Buffer): unknown {
  return JSON.parse(body.toString('utf8'));
}

/** The one file of a multipart body. */
function upload(body: Buffer): { name: string; bytes: Buffer } {
  const headEnd = body.indexOf('\r\n\r\n');
  const head = body.subarray(0, headEnd).toString('utf8');
  const boundary = head.slice(0, head.indexOf('\r\n'));
  const end = body.lastIndexOf(`\r\n${boundary}`);
  const name = /filename="([^"]*)"/.exec(head)?.[1] ?? 'file';
  return { name, bytes: body.subarray(headEnd + 4, end) };
}
