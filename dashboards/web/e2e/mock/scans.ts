/** Made-up scans: one under way, two that are done, one that was stopped. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];
type Scan = Schemas['Scan'];

const base: Omit<Scan, 'id' | 'title' | 'asOf' | 'state'> = {
  region: '',
  release: 3,
  detail: '',
  enterprises: 14_865,
  planned: 14_865,
  fingerprint: '7d1f0c2a9b3e4f5d6c7b8a9f0e1d2c3b',
  person: 'office',
  schedule: '',
  startedAt: '2026-11-01T00:00:00Z',
  logEnd: '0:81234 1:80411 2:79902 3:81010',
};

const NAMES = ['鹿鸣养老服务有限公司', '瓯江投资咨询有限公司', '雁荡科技有限公司', ''];

const score = (i: number, index: number): Schemas['ScannedScore'] => ({
  enterprise: `91330302MA2${String(i).padStart(7, '0')}`,
  risk: 'fundraising',
  name: NAMES[i % NAMES.length] ?? '',
  region: i % 2 === 0 ? '330302' : '330303',
  industry: 'J',
  unscored: '',
  probability: index / 100,
  index,
  band:
    index >= 80
      ? 'red'
      : index >= 60
        ? 'orange'
        : index >= 40
          ? 'yellow'
          : index >= 20
            ? 'blue'
            : 'green',
  coverage: 0.9,
  reasons: [
    { tag: 'cmp_fundraise_report_cnt_90d', value: String(i), contribution: 1.31 },
    { tag: 'reg_age_days', value: '420', contribution: 0.42 },
    { tag: 'lit_defendant_cnt_365d', value: '3', contribution: -0.2 },
  ],
  rules: i === 0 ? ['illegal_finance_penalised'] : [],
});

const change = (
  kind: Schemas['ScanChangeKind'],
  i: number,
  before: number | null,
  after: number | null,
): Schemas['ScanChange'] => ({
  kind,
  before: before === null ? null : score(i, before),
  after: after === null ? null : score(i, after),
  shifts: [{ tag: 'cmp_fundraise_report_cnt_90d', before: '0', after: '4', by: 1.31 }],
});

const CHANGES = [
  change('rose', 1, 22, 88.4),
  change('rose', 2, 41, 63.2),
  change('appeared', 3, null, 47.5),
  change('fell', 4, 66, 31),
  change('vanished', 5, 45, null),
];

const groups = (codes: string[]): Schemas['ScanCount'][] =>
  codes.flatMap((group, i) =>
    ['red', 'orange', 'yellow', 'blue', 'green', ''].map((band, j) => ({
      risk: 'fundraising' as const,
      group,
      band,
      enterprises: (i + 1) * (j + 1) * (j + 1),
    })),
  );

export class MockScans {
  private readonly scans: Scan[] = [
    {
      ...base,
      id: '20261129-080000-e5f6',
      title: '十一月例行扫描',
      asOf: '2026-11-29T00:00:00Z',
      state: 'running',
      enterprises: 6_500,
      fingerprint: '',
    },
    {
      ...base,
      id: '20261101-080000-a1b2',
      title: '十月末扫描',
      asOf: '2026-11-01T00:00:00Z',
      state: 'done',
    },
    {
      ...base,
      id: '20261015-080000-0a0b',
      title: '鹿城区专项扫描',
      asOf: '2026-10-15T00:00:00Z',
      region: '330302',
      state: 'failed',
      detail: '扫描结果不全：29 / 30 个分片 / not all results are stored: 29 of 30 parts',
      enterprises: 900,
      planned: 1_200,
      fingerprint: '',
    },
    {
      ...base,
      id: '20261001-080000-c3d4',
      title: '九月末扫描',
      asOf: '2026-10-01T00:00:00Z',
      state: 'done',
      fingerprint: '00f0c2a9b3e4f5d6c7b8a9f0e1d2c3b7',
    },
  ];

  static answers(path: string): boolean {
    return /^scans(\/|$)/.test(path);
  }

  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: string,
    response: ServerResponse,
  ): void {
    const [, id = '', part = ''] = path.split('/');
    if (path === 'scans') {
      json(response, 200, method === 'GET' ? { scans: this.scans } : this.start(sent));
      return;
    }
    const scan = this.scans.find((each) => each.id === id);
    if (scan === undefined) {
      problem(response, 404, 'scan-not-found', '未找到该扫描');
      return;
    }
    if (part === 'stop' || part === 'resume') {
      scan.state = part === 'stop' ? 'stopped' : 'running';
      json(response, 200, standing(scan));
    } else json(response, 200, read(scan, part, query));
  }

  private start(sent: string): Schemas['ScanStanding'] {
    const { title, region } = JSON.parse(sent) as { title?: string; region?: string };
    const scan: Scan = {
      ...base,
      id: '20261130-080000-9999',
      title: title === undefined || title === '' ? '2026-11-30 08:00' : title,
      region: region ?? '',
      asOf: '2026-11-30T00:00:00Z',
      state: 'running',
      enterprises: 0,
      fingerprint: '',
    };
    this.scans.unshift(scan);
    return standing(scan);
  }
}

function standing({ id, state, enterprises, planned }: Scan): Schemas['ScanStanding'] {
  return { id, state, enterprises, planned };
}

function read(scan: Scan, part: string, query: URLSearchParams): object {
  if (part === 'scores') {
    const offset = Number(query.get('offset') ?? 0);
    const all = Array.from({ length: 70 }, (_, i) => score(i, Math.max(0, 96.3 - i * 1.3)));
    const found = all.filter(({ band }) => band === (query.get('band') ?? band));
    return { total: found.length, scores: found.slice(offset, offset + 50) };
  }
  if (part === 'changes') {
    const kind = query.get('kind');
    return {
      counts: CHANGES.map(({ kind: group }) => ({
        risk: 'fundraising',
        group,
        band: 'red',
        enterprises: 1,
      })),
      changes: CHANGES.filter((each) => kind === null || each.kind === kind),
    };
  }
  return {
    scan,
    districts: groups(['330302', '330303', '330304', '']),
    industries: groups(['J', 'F', 'L', '']),
  };
}
