/** Made-up reports that keep to the contract, in memory. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];
type Report = Schemas['Report'];

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const FILES: Report['files'] = (['csv', 'page', 'pdf', 'xlsx'] as const).map((form, i) => ({
  form,
  size: 20_000 * (i + 1),
  sha256: `${i}f`.repeat(32),
}));

const READY: Report = {
  id: '7b1c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01',
  kind: 'city',
  title: '第 47 周风险扫描报告',
  region: '',
  scan: '',
  enterprise: '',
  language: 'zh',
  templateVersion: 2,
  madeBy: 'chen',
  state: 'ready',
  part: '',
  failure: '',
  snapshot: 'scan-20261122-0200 · f0e1d2c3b4a59687',
  asOf: ago(600),
  release: 12,
  createdAt: ago(300),
  finishedAt: ago(299),
  files: FILES,
};

const FAILED: Report = {
  ...READY,
  id: '7b1c8a52-6a0f-4a1e-8a77-3d7f6f0f9c02',
  kind: 'district',
  title: '鹿城区简报',
  region: '330302',
  state: 'failed',
  part: 'topDefault',
  failure: 'The warehouse can not be reached just now',
  snapshot: '',
  createdAt: ago(200),
  files: [],
};

const PAGE = `<!DOCTYPE html><html lang="zh-CN"><head><title>报告</title>
<style>body{font-family:sans-serif;margin:24px}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px 8px}</style>
</head><body><h1>第 47 周风险扫描报告</h1>
<div>编制时 1 个数据源未按时更新（纳税申报），7 个标签可能不反映现状。</div>
<table><thead><tr><th>风险</th><th>红</th><th>橙</th></tr></thead>
<tbody><tr><td>非法集资</td><td>66</td><td>302</td></tr><tr><td>违约</td><td>23</td><td>151</td></tr></tbody></table>
<script>document.body.textContent = '脚本运行了';</script></body></html>`;

export class MockReports {
  readonly reports: Report[] = [FAILED, READY];
  readonly taken: string[] = [];
  private unread = true;
  private readonly templates: Schemas['ReportTemplates']['items'] = [
    { version: 1, body: '<h3>一、概况</h3>\n<p>{{lead}}</p>', by: 'chen', at: ago(9_000) },
    { version: 0, body: '<p class="lead">{{lead}}</p>', by: '' },
  ];

  static answers(path: string): boolean {
    return /^(reports|report-scans|report-templates|inbox)(\/|$)/.test(path);
  }

  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: string,
    response: ServerResponse,
  ): void {
    const [room, id, part, form] = path.split('/');
    if (room === 'inbox') this.inbox(method, response);
    else if (room === 'report-scans') json(response, 200, { items: this.scans() });
    else if (room === 'report-templates') this.template(method, part, sent, response);
    else if (method === 'POST') json(response, 201, this.make(sent));
    else if (id === undefined) {
      const kind = query.get('kind');
      const items = this.reports.filter((report) => kind === null || report.kind === kind);
      json(response, 200, { items } satisfies Schemas['ReportList']);
    } else this.one(id, part, form, query, response);
  }

  private one(
    id: string,
    part: string | undefined,
    form: string | undefined,
    query: URLSearchParams,
    response: ServerResponse,
  ): void {
    const report = this.reports.find((each) => each.id === id);
    if (report === undefined) problem(response, 404, 'report-not-found', '未找到该报告');
    else if (part === 'page') html(response);
    else if (part === 'files') {
      this.taken.push(`${form ?? ''} ${query.get('purpose') ?? ''}`);
      response.writeHead(200, { 'Content-Type': 'application/pdf' });
      response.end('%PDF-1.7');
    } else {
      this.advance(report);
      json(response, 200, report);
    }
  }

  /** Each look finds it further. */
  private advance(report: Report): void {
    if (report.state === 'queued') Object.assign(report, { state: 'making', part: 'bands' });
    else if (report.state === 'making') {
      Object.assign(report, { state: 'ready', part: '', files: FILES, snapshot: READY.snapshot });
    }
  }

  private make(sent: string): Report {
    const draft = JSON.parse(sent) as Schemas['ReportDraft'];
    const report: Report = {
      ...READY,
      ...draft,
      id: randomUUID(),
      title: draft.title === undefined || draft.title === '' ? '区县简报' : draft.title,
      state: 'queued',
      snapshot: '',
      templateVersion: 0,
      createdAt: ago(0),
      files: [],
    };
    this.reports.unshift(report);
    return report;
  }

  private scans(): Schemas['ReportScans']['items'] {
    return [
      {
        id: 'scan-20261122-0200',
        title: '每周扫描',
        asOf: ago(600),
        region: '',
        release: 12,
        enterprises: 331_204,
      },
    ];
  }

  private template(
    method: string,
    part: string | undefined,
    sent: string,
    response: ServerResponse,
  ): void {
    if (method === 'GET') {
      json(response, 200, { items: this.templates });
      return;
    }
    const { body } = JSON.parse(sent) as Schemas['ReportTemplateChange'];
    if (body.includes('<script')) {
      response.writeHead(422, { 'Content-Type': 'application/problem+json' });
      const found = { title: '模板有错误', detail: '第 2 行：不允许的标签 <script>' };
      const told = { type: 'about:blank', status: 422, code: 'template-refused', field: 'body:2' };
      response.end(JSON.stringify({ ...told, ...found }));
    } else if (part === 'preview') html(response);
    else {
      const version = (this.templates[0]?.version ?? 0) + 1;
      this.templates.unshift({ version, body, by: 'chen', at: ago(0) });
      json(response, 200, { items: this.templates });
    }
  }

  private inbox(method: string, response: ServerResponse): void {
    if (method === 'POST') {
      this.unread = false;
      response.writeHead(204).end();
      return;
    }
    const reports = [FAILED, READY].map(({ id, title, state, createdAt }) => ({
      id,
      kind: 'report' as const,
      subject: id,
      title,
      failed: state === 'failed',
      count: 1,
      names: [],
      at: createdAt,
      seen: !this.unread,
    }));
    const items = [...reports, ...OF_CASES.map((each) => ({ ...each, seen: true }))];
    json(response, 200, { items, unread: this.unread ? 2 : 0 } satisfies Schemas['Inbox']);
  }
}

/** What is told of without the name of an enterprise. */
const TITLES: Readonly<Record<string, string>> = {
  alerts: '',
  set: '养老机构',
  bulk: '',
  scan: '十一月全市扫描',
  stop: '十月全市扫描',
  schedule: '每周简报',
};

/** One of each other kind that the inbox tells. */
const OF_CASES = (
  [
    ['case', '2026-000003', 1],
    ['reminder', '2026-000003', 1],
    ['escalation', '2026-000003', 1],
    ['proposal', '2026-000003', 1],
    ['bulk', '5f3c1a52-0000-4000-8000-0000000000b0', 7],
    ['listing', '5f3c1a52-0000-4000-8000-0000000000c0', 1],
    ['alerts', '330302', 12],
    ['scan', '20261129-080000-e5f6', 48_210],
    ['stop', '20261015-080000-0a0b', 1_500],
    ['schedule', '5f3c1a52-0000-4000-8000-0000000000d0', 1],
    ['set', '5f3c1a52-0000-4000-8000-0000000000e0', 3],
  ] as const
).map(([kind, subject, count], i) => ({
  id: `5f3c1a52-0000-4000-8000-0000000000${10 + i}`,
  kind,
  subject,
  title: TITLES[kind] ?? '温州永嘉金合财富管理有限公司',
  failed: kind === 'schedule',
  count,
  names: kind === 'set' ? ['温州永嘉金合财富管理有限公司', '温州鹿港商贸有限公司'] : [],
  at: ago(60 * (i + 2)),
}));

function html(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(PAGE);
}
