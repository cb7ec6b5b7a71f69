/** Made-up schedules that keep to the contract, in memory. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];
type Schedule = Schemas['Schedule'];
type Run = Schemas['ScheduleRun'];

const DAY = 86_400_000;
const at = (days: number) => new Date(Date.UTC(2026, 10, 30) + days * DAY).toISOString();

const PEOPLE: Schemas['CasePerson'][] = [
  { name: 'office', displayName: '林晓', unit: '市金融办' },
  { name: 'chen', displayName: '陈明', unit: '鹿城区金融办' },
  { name: 'zhao', displayName: '赵国强', unit: '市金融办' },
];
const PERSON = (name: string) =>
  PEOPLE.find((each) => each.name === name) ?? { name, displayName: name, unit: '' };

const run = (fixed: Partial<Run>): Run => ({
  id: randomUUID(),
  dueAt: at(-7),
  title: '鹿城区每周简报',
  byHand: false,
  missed: 0,
  state: 'done',
  scan: '',
  failure: '',
  detail: '',
  untold: [],
  startedAt: at(-7),
  ...fixed,
});

const RUNS: Run[] = [
  run({
    scan: 'scan-20261122-0200',
    report: '7b1c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01',
    missed: 2,
    untold: [{ name: 'wu', why: 'territory' }],
  }),
  run({ state: 'failed', failure: 'scan-failed', detail: '磁盘空间不足', dueAt: at(-14) }),
  run({ state: 'skipped', failure: 'run-before', dueAt: at(-21) }),
];

const WEEKLY: Schedule = {
  id: '3f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01',
  title: '鹿城区每周简报',
  what: 'district',
  region: '330302',
  language: 'zh',
  freshScan: true,
  cron: '0 8 * * 1',
  holidays: 'next-working-day',
  zone: 'Asia/Shanghai',
  recipients: [PERSON('chen'), PERSON('office')],
  owner: PERSON('office'),
  mayChange: true,
  enabled: true,
  pausedWhy: '',
  nextAt: at(7),
  version: 3,
  createdBy: 'office',
  createdAt: at(-60),
};

const PAUSED: Schedule = {
  ...WEEKLY,
  id: '3f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c02',
  title: '月度利率监测',
  what: 'rates',
  region: '',
  freshScan: false,
  cron: '0 9 L * *',
  owner: { name: 'wu', displayName: '吴芳', unit: '市金融办' },
  enabled: false,
  pausedWhy: 'owner-gone',
};

export class MockSchedules {
  schedules: Schedule[] = [WEEKLY, withoutNext(PAUSED)];
  private readonly deleted: Schedule[] = [];
  readonly runs = new Map<string, Run[]>([
    [WEEKLY.id, [...RUNS]],
    [PAUSED.id, [run({ state: 'failed', failure: 'owner-gone' })]],
  ]);

  static answers(path: string): boolean {
    return /^schedules(\/|$)/.test(path);
  }

  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: string,
    response: ServerResponse,
  ): void {
    const [, id, part] = path.split('/');
    if (id === 'preview') preview(query, response);
    else if (id === 'recipients') json(response, 200, { items: PEOPLE });
    else if (id === undefined && method === 'POST') {
      json(response, 201, this.whole(this.create(JSON.parse(sent) as Schemas['ScheduleDraft'])));
    } else if (id === undefined) {
      json(response, 200, { items: this.schedules.map((each) => this.whole(each).schedule) });
    } else this.one(method, id, part, sent, response);
  }

  private one(
    method: string,
    id: string,
    part: string | undefined,
    sent: string,
    response: ServerResponse,
  ): void {
    if (part === 'restoration') {
      this.schedules = [...this.schedules, ...this.deleted.filter((each) => each.id === id)];
    }
    const found = this.schedules.find((each) => each.id === id);
    if (found === undefined) {
      problem(response, 404, 'schedule-not-found', '未找到该定时任务');
      return;
    }
    if (method === 'DELETE') {
      this.schedules = this.schedules.filter((each) => each !== found);
      this.deleted.push(found);
      response.writeHead(204).end();
      return;
    }
    if (part === 'runs') {
      const begun = run({ state: 'scanning', byHand: true, dueAt: at(-1) });
      this.runs.set(id, [begun, ...(this.runs.get(id) ?? [])]);
    } else if (part === 'state') {
      const { enabled } = JSON.parse(sent) as { enabled: boolean };
      this.replace(found, { enabled, pausedWhy: '', ...(enabled && { nextAt: at(7) }) });
    } else if (method === 'PUT') {
      const draft = JSON.parse(sent) as Schemas['ScheduleDraft'];
      this.replace(found, shown(draft));
    }
    const now = this.schedules.find((each) => each.id === id) ?? found;
    json(response, part === 'runs' ? 201 : 200, this.whole(now));
  }

  private replace(old: Schedule, change: Partial<Schedule>): void {
    const changed = { ...old, ...change, version: old.version + 1 };
    this.schedules = this.schedules.map((each) => (each === old ? changed : each));
  }

  private create(draft: Schemas['ScheduleDraft']): Schedule {
    const made = { ...WEEKLY, ...shown(draft), id: randomUUID(), version: 1 };
    this.schedules = [...this.schedules, made];
    return made;
  }

  private whole(schedule: Schedule): Schemas['ScheduleWithRuns'] {
    const runs = this.runs.get(schedule.id) ?? [];
    const lastRun = runs[0];
    return { schedule: lastRun === undefined ? schedule : { ...schedule, lastRun }, runs };
  }
}

function withoutNext(schedule: Schedule): Schedule {
  const paused = { ...schedule };
  delete paused.nextAt;
  return paused;
}

function shown(draft: Schemas['ScheduleDraft']): Partial<Schedule> {
  const { what, region = '', language, freshScan = false, cron, holidays } = draft;
  const { recipients = [], zone, title } = draft;
  return {
    what,
    region,
    language,
    freshScan,
    cron,
    holidays,
    title: title === undefined || title === '' ? '区县简报' : title,
    zone: zone === undefined || zone === '' ? 'Asia/Shanghai' : zone,
    recipients: recipients.map(PERSON),
  };
}

function preview(query: URLSearchParams, response: ServerResponse): void {
  const cron = query.get('cron') ?? '';
  if (cron.split(' ').length !== 5) {
    const detail = 'cron：应为五段“分 时 日 月 周”，例如 0 8 * * 1 表示每周一 08:00';
    problem(response, 400, 'invalid-body', '请求内容无效', detail);
    return;
  }
  const moved = query.get('holidays') === 'next-working-day';
  const times = [7, 14, 21, 28, 35].map((days, i) => ({
    at: at(days),
    text: `${at(days).slice(0, 10)} 周一 08:00`,
    ...(moved && i === 4 && { planned: '2027-01-01' }),
  }));
  json(response, 200, { times } satisfies Schemas['SchedulePreview']);
}
