/** Books of rules, models and jobs on the mock server: they live as on a stack, in memory. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';
import { ENTERPRISES } from './data';
import { card, comparison, MODELS } from './models';

type Schemas = components['schemas'];
type Book = Schemas['RuleBook'];
type Rule = Schemas['Rule'];
type Job = Schemas['Job'];

const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const rule = (id: string, fixed: Partial<Rule>): Rule => ({
  id,
  kind: 'hard',
  risk: 'fundraising',
  band: 'red',
  zh: '90天内群众举报非法集资3件以上',
  en: 'Three or more reports of illegal fundraising within 90 days',
  basis: '国务院令第737号第十六条',
  author: 'product',
  condition: 'tag.cmp_fundraise_report_cnt_90d >= 3',
  ...fixed,
});

const REPORTS = rule('fundraising_reports', {});
const STRICTER = rule('fundraising_reports', {
  author: '陈静',
  condition: 'tag.cmp_fundraise_report_cnt_90d >= 2',
});
const PENALISED = rule('illegal_finance_penalised', {
  kind: 'points',
  points: 15,
  zh: '因违法从事金融业务受过行政处罚',
  en: 'Penalised for illegal financial business',
  condition: 'tag.pen_illegal_fin_business',
});
const CANCELLED = rule('deregistered_default', {
  kind: 'veto',
  risk: 'default',
  zh: '企业已注销，不再因模型评分预警',
  en: 'Deregistered; no alert from a score any more',
  condition: "tag.reg_status == 'cancelled'",
});

const YAML = `rules:
  - id: fundraising_reports
    kind: hard
    risk: fundraising
    band: red
    zh: 90天内群众举报非法集资3件以上
    en: Three or more reports of illegal fundraising within 90 days
    basis: 国务院令第737号第十六条
    author: product
    condition: tag.cmp_fundraise_report_cnt_90d >= 3
`;

const CHANGES: Schemas['RuleChange'][] = [
  { change: 'changed', before: REPORTS, after: STRICTER },
  { change: 'removed', before: CANCELLED },
];

function tried(): Schemas['RulesTried'] {
  const some = ENTERPRISES.slice(0, 6);
  return {
    days: [
      { date: '2026-11-01', added: 2, dropped: 0 },
      { date: '2026-11-30', added: 4, dropped: 2 },
    ],
    differences: some.map(({ id, name, district }, i) => ({
      date: '2026-11-30',
      enterprise: id,
      name,
      region: district,
      risk: 'fundraising',
      added: i < 4,
      indexBefore: 31.2 + i,
      indexAfter: 31.2 + i,
      rules: [i < 4 ? 'fundraising_reports' : 'deregistered_default'],
    })),
    total: 6,
    overBudget: 0,
  };
}

export class MockRules {
  /** Whether the process of the operations is gone. */
  away = false;
  /** How many looks at a job it takes until it is over. */
  looks = 1;
  /** Why jobs fail; null where they don't. */
  fails: string | null = null;
  /** Acts that were asked for. */
  readonly asked: string[] = [];
  private readonly jobs = new Map<string, { job: Job; left: number; end: () => Job['result'] }>();
  private books: Book[] = [
    { id: 'product', state: 'in-force' },
    {
      id: '0b7c1d55e2f4a801',
      state: 'draft',
      submitter: 'chen.jing',
      note: '季度调整',
      submittedAt: at(90),
    },
  ];
  private history: Schemas['Act'][] = [this.act(1, 'submitted', 'chen.jing', '季度调整')];
  private models = structuredClone(MODELS);

  private act(
    number: number,
    action: Schemas['Act']['action'],
    by: string,
    note = '',
    subject = '0b7c1d55e2f4a801',
  ): Schemas['Act'] {
    return { number, subject, action, by, note, release: 0, at: at(1) };
  }

  /**
   * @param user who is signed in
   * @returns whether the path is one of these
   */
  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: string,
    user: string,
    to: ServerResponse,
  ): boolean {
    if (!/^(rules|models|jobs)(\/|$)/.test(path)) return false;
    if (this.away) {
      problem(to, 503, 'operations-unavailable', '后台操作进程暂时无法访问，请稍后再试');
      return true;
    }
    const body = (sent === '' ? {} : JSON.parse(sent)) as { files?: Record<string, string> };
    if (method === 'POST') this.asked.push(path);
    if (path.startsWith('jobs/')) this.job(method, path.slice('jobs/'.length), to);
    else if (path.startsWith('rules/trials/')) {
      const shown = query.get('shown') ?? 'all';
      const items = tried().differences.filter(
        ({ added }) => shown === 'all' || added === (shown === 'added'),
      );
      json(to, 200, { items } satisfies Schemas['TrialExport']);
    } else if (path.startsWith('rules/')) {
      this.rules(method, path.slice('rules/'.length), body, user, to);
    } else this.model(method, path.slice('models/'.length), to);
    return true;
  }

  private rules(
    method: string,
    path: string,
    { files = {} }: { files?: Record<string, string> },
    user: string,
    to: ServerResponse,
  ): void {
    const [, id = '', part = ''] = /^books\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    const found = this.books.find((book) => book.id === id);
    if (path === 'books' && method === 'GET') json(to, 200, this.books);
    else if (path === 'books') json(to, 201, this.submit(user));
    else if (path === 'history') json(to, 200, this.history);
    else if (path === 'check') json(to, 200, check(files));
    else if (path === 'trials') this.begin('rules-try', tried, to);
    else if (path === 'rollback')
      this.begin('rules-rollback', () => this.putInForce('product'), to);
    else if (found === undefined) problem(to, 409, 'operation-refused', '没有该规则集');
    else if (part === 'approval') this.approve(found, user, to);
    else if (part === 'activation') {
      this.begin('rules-activate', () => this.putInForce(found.id), to);
    } else json(to, 200, detail(found));
  }

  private submit(user: string): Book {
    const book: Book = {
      id: '5d20c9e1778bb3f6',
      state: 'draft',
      submitter: user,
      note: '',
      submittedAt: at(0),
    };
    this.books = [...this.books, book];
    return book;
  }

  private approve(book: Book, user: string, to: ServerResponse): void {
    if (book.submitter === user) {
      const why = `规则集 ${book.id} 由 ${user} 提交，须由其他人审批`;
      problem(to, 409, 'operation-refused', '操作被拒绝', why);
      return;
    }
    book.state = 'approved';
    book.approver = user;
    book.approvedAt = at(0);
    this.history = [this.act(2, 'approved', user), ...this.history];
    json(to, 200, book);
  }

  /** As by somebody else, or by a job. */
  putInForce(id: string): Schemas['RulesInForce'] {
    for (const book of this.books) {
      if (book.state === 'in-force') book.state = 'retired';
      if (book.id === id) book.state = 'in-force';
    }
    return { book: id, release: 8, enterprises: 14_865 };
  }

  private model(method: string, path: string, to: ServerResponse): void {
    const [id = '', part = ''] = path.split('/');
    const found = this.models.find((model) => model.id === id);
    if (path === '' || path === 'models') json(to, 200, { release: 7, items: this.models });
    else if (path === 'history')
      json(to, 200, [this.act(1, 'promoted', 'wang', '', MODELS[0]?.id)]);
    else if (path === 'drift') this.begin('models-drift', () => [], to);
    else if (path === 'rollback') this.begin('models-rollback', () => ({}), to);
    else if (found === undefined) problem(to, 409, 'operation-refused', '没有该模型');
    else if (part === 'comparison') this.begin('models-compare', comparison, to);
    else if (part === 'approval') {
      found.state = 'approved';
      found.approver = 'wang';
      json(to, 200, found);
    } else if (part === 'activation') {
      this.begin(
        'models-activate',
        () => {
          for (const each of this.models) if (each.risk === found.risk) each.state = 'retired';
          found.state = 'champion';
          return found;
        },
        to,
      );
    } else if (method === 'GET') json(to, 200, { model: found, card: card() });
    else this.begin(`models-${part}`, () => found, to);
  }

  private begin(operation: string, end: () => unknown, to: ServerResponse): void {
    const id = `1-${this.jobs.size + 1}`;
    const job: Job = {
      id,
      operation,
      by: 'me',
      state: 'running',
      done: 0,
      total: 14_865,
      askedAt: at(0),
    };
    this.jobs.set(id, { job, left: this.looks, end });
    json(to, 200, job);
  }

  private job(method: string, id: string, to: ServerResponse): void {
    const found = this.jobs.get(id);
    if (found === undefined) {
      problem(to, 404, 'job-not-found', '未找到该任务');
      return;
    }
    const { job } = found;
    if (method === 'DELETE') job.state = 'stopped';
    else if (job.state === 'running') {
      found.left -= 1;
      job.done = Math.floor(job.total / (found.left + 2));
      if (found.left < 0) {
        job.state = this.fails === null ? 'done' : 'failed';
        if (this.fails === null) {
          job.done = job.total;
          job.result = found.end();
        } else job.problem = { kind: 'unavailable', zh: this.fails, en: this.fails };
      }
    }
    json(to, 200, job);
  }
}

function detail(book: Book): Schemas['RuleBookDetail'] {
  const product = book.id === 'product';
  return {
    book,
    rules: product ? [REPORTS, PENALISED, CANCELLED] : [STRICTER, PENALISED],
    files: { 'product.yaml': YAML },
    changes: book.state === 'in-force' ? [] : CHANGES,
  };
}

/** Finds a tag that is not there, as the compiler would. */
function check(files: Record<string, string>): Schemas['RulesChecked'] {
  const problems = Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((row, i) =>
      row.includes('tag.no_tag')
        ? [
            {
              file,
              rule: 'fundraising_reports',
              line: i + 1,
              column: row.indexOf('.no_tag') + 1,
              message: "condition 1:4: undefined field 'no_tag': neither a tag nor a field",
            },
          ]
        : [],
    ),
  );
  const sound = problems.length === 0;
  return { problems, rules: sound ? 2 : 0, changes: sound ? CHANGES : [] };
}
