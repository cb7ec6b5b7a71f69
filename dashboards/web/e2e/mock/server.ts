/**
 * Serves the built pages and answers the API from made-up data, for states that a real stack can't
 * be brought into at will: empty, failing, cut off. Never part of the build.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { components } from '../../src/client/schema';
import { MockAccounts } from './admin';
import { json, problem } from './answer';
import { CaseRoutes } from './caseRoutes';
import { alertAt, DISTRICTS, ENTERPRISES, TAGS, type Alert, type Enterprise } from './data';
import { catalogue, event, point, profile, tags } from './enterprise';
import { explanation, lost } from './explanation';
import { FeedDesk } from './feedDesk';
import { feedList } from './feeds';
import { overview } from './overview';
import { MockLists } from './lists';
import { lookUps, openedLookUp } from './lookUps';
import { page } from './page';
import { DESKS, type Who } from './people';
import { tagDetail, tagPeers, timeline } from './profile';
import { proofOf } from './proof';
import { MockQueries } from './queries';
import { queueOf } from './queue';
import { MockNotifications } from './notifications';
import { MockReports } from './reports';
import { MockRules } from './rules';
import { MockScans } from './scans';
import { MockSchedules } from './schedules';
import { session } from './session';
import { MockSets } from './sets';
import { MockViews } from './views';

type Schemas = components['schemas'];

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const TITLES: Record<string, string> = { tax: '纳税申报' };
/** What rests on the feed that is late. */
const BLIND = TAGS.slice(0, 7).map(({ tag }) => tag);

export class MockDesk {
  signedIn = true;
  mustChangePassword = false;
  /** Whether what banks look up is still authorised. */
  authorised = true;
  secondFactor: Schemas['Session']['secondFactor'] = 'off';
  /** The button of the OpenID provider; null where there is none. */
  openid: Schemas['SignInWays']['openid'] = null;
  locked = false;
  empty = false;
  scored = true;
  late = false;
  /** How many alerts each district can handle of each risk; null for all. */
  budget: number | null = null;
  /** Whether scores can no longer be derived. */
  differing = false;
  /** Every read answers with this problem. */
  failing: 'warehouse-unavailable' | 'internal' | null = null;
  /** Whether every call of the API is cut off, as by a server that is gone. */
  refusing = false;
  /** Whether more match than one export holds. */
  tooMany = false;
  /** Who is signed in. */
  who: Who = 'city';
  caseCount = 120;
  readonly alerts: Alert[];
  readonly requests: string[] = [];
  readonly rules = new MockRules();
  readonly reports = new MockReports();
  readonly schedules = new MockSchedules();
  readonly notifications = new MockNotifications();
  private readonly scans = new MockScans();
  private signedInAs: Partial<Schemas['Session']> = {};
  readonly feedDesk = new FeedDesk();
  readonly views = new MockViews();
  readonly sets = new MockSets({
    find: (query) => this.found(query),
    view: (id) => this.views.find(id),
  });
  readonly queries = new MockQueries();
  private readonly accounts = new MockAccounts();
  private readonly streams = new Set<ServerResponse>();
  private caseRoutes: CaseRoutes | null = null;
  private mockLists: MockLists | null = null;
  private readonly server = createServer((request, response) => this.answer(request, response));

  constructor(count = 180) {
    const now = Date.now();
    this.alerts = Array.from({ length: count }, (_, i) => alertAt(now - (i * i + 1) * 47_000));
  }

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Raises an alert and sends it to all who listen. */
  raise(fixed: Partial<Alert> = {}): Alert {
    const alert = alertAt(Date.now(), fixed);
    this.alerts.unshift(alert);
    for (const stream of this.streams) {
      stream.write(`event: alert\nid: ${alert.id}\ndata: ${JSON.stringify(alert)}\n\n`);
    }
    return alert;
  }

  tell(state: Schemas['StreamState']['state']): void {
    const data = JSON.stringify({ state, since: new Date().toISOString() });
    for (const stream of this.streams) stream.write(`event: state\ndata: ${data}\n\n`);
  }

  /** Made when first asked for: most tests have no use for cases. */
  get cases(): CaseRoutes {
    this.caseRoutes ??= new CaseRoutes(this.alerts, this.caseCount);
    return this.caseRoutes;
  }

  /** As above. */
  get lists(): MockLists {
    this.mockLists ??= new MockLists(this.alerts);
    return this.mockLists;
  }

  /** Cuts every live stream. */
  cut(): void {
    for (const stream of this.streams) stream.destroy();
    this.streams.clear();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (!url.pathname.startsWith('/api/')) {
      file(url.pathname, response);
      return;
    }
    if (this.refusing) {
      request.destroy();
      return;
    }
    this.requests.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => this.api(request, url, Buffer.concat(parts), response));
  }

  private api(request: IncomingMessage, url: URL, sent: Buffer, response: ServerResponse): void {
    const path = url.pathname.slice('/api/'.length);
    const method = request.method ?? '';
    if (/^session(\/|$)/.test(path)) session(this, request, path, sent.toString(), response);
    else if (!this.signedIn) problem(response, 401, 'not-signed-in', '未登录');
    else if (path === 'alerts/stream') this.stream(response);
    else if (this.failing === 'internal') {
      problem(response, 500, this.failing, '服务器内部错误', '请稍后重试。');
    } else if (this.tooMany && /^[a-z]+-export$/.test(path)) {
      const detail = '符合条件的超过 50,000 条，一次导出不了：请缩小筛选范围，分几次导出';
      problem(response, 413, 'too-large', '请求内容过大', detail);
    } else if (this.failing !== null) {
      problem(response, 503, this.failing, '数据仓库暂时无法访问', '请稍后重试。');
    } else if (MockSets.answers(path)) {
      this.sets.answer(method, path, url.searchParams, response);
    } else if (/^views(\/|$)/.test(path)) {
      this.views.answer(method, path, url.searchParams, sent.toString(), response);
    } else if (MockNotifications.answers(path)) {
      this.notifications.answer(method, path, url.searchParams, sent.toString(), response);
    } else if (MockReports.answers(path)) {
      this.reports.answer(method, path, url.searchParams, sent.toString(), response);
    } else if (MockSchedules.answers(path)) {
      this.schedules.answer(method, path, url.searchParams, sent.toString(), response);
    } else if (MockQueries.answers(path)) {
      const call = { method, path, query: url.searchParams, body: sent.toString() };
      this.queries.answer(call, response);
    } else if (MockScans.answers(path)) {
      this.scans.answer(method, path, url.searchParams, sent.toString(), response);
    } else if (CaseRoutes.answers(path)) {
      const call = { method, path, query: url.searchParams, body: sent, who: this.who };
      this.cases.answer(call, response);
    } else if (MockLists.answers(path)) {
      const call = { method, path, query: url.searchParams, body: sent, who: this.who };
      this.lists.answer(call, response);
    } else if (this.feedDesk.answers(path)) {
      const may = this.user().rights.includes('feeds-mend');
      const call = { method, path, query: url.searchParams, body: sent.toString(), may };
      this.feedDesk.answer(call, response);
    } else if (path.startsWith('look-ups') && !this.authorised && path !== 'look-ups') {
      problem(response, 403, 'authorisation-expired', '授权已过期', '请取得企业的新授权');
    } else if (path.startsWith('look-ups')) {
      json(response, 200, method === 'GET' && path === 'look-ups' ? lookUps() : openedLookUp());
    } else if (
      this.rules.answer(method, path, url.searchParams, sent.toString(), this.user().user, response)
    ) {
      // is answered
    } else if (!this.accounts.answer(method, path, url.searchParams, sent.toString(), response)) {
      const body = this.read(path, url.searchParams);
      if (body === null) problem(response, 404, 'enterprise-not-found', '没有这家企业');
      else json(response, 200, body);
    }
  }

  /** Signs somebody else in, with that role alone. */
  become(role: Schemas['RoleId'], rights: readonly Schemas['RightId'][]): void {
    this.signedInAs = { roles: [role], rights: [...rights] };
  }

  user(): Schemas['Session'] {
    const { mustChangePassword, secondFactor } = this;
    const own = { mustChangePassword, secondFactor, passwordOff: false };
    return { ...DESKS[this.who], ...this.signedInAs, ...own };
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(
      `event: state\ndata: ${JSON.stringify({ state: 'live', since: new Date().toISOString() })}\n\n`,
    );
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }

  private read(path: string, query: URLSearchParams): object | null {
    if (path === 'alerts') return page(this.matching(query), query);
    if (path === 'alert-export') return { items: this.matching(query) };
    if (path === 'alert-queue') return queueOf(this.matching(query), this.budget, query);
    if (path === 'summary') return this.summary();
    if (path === 'districts') {
      return DISTRICTS.map((code, i) => ({ code, enterprises: 40 + i })) satisfies object;
    }
    if (path === 'feeds') return feedList(this.empty);
    if (path === 'catalogue') return catalogue();
    if (path === 'enterprises') return this.enterprises(query);
    if (path === 'enterprise-counts') {
      return {
        total: this.enterprises(query).total,
        tags: query.getAll('tag').map((condition, i) => ({ condition, without: 1_284 - 460 * i })),
      } satisfies Schemas['EnterpriseCounts'];
    }
    const proven = /^alerts\/([^/]+)\/proof(?:-file)?$/.exec(path)?.[1];
    if (proven !== undefined) {
      const alert = this.alerts.find(({ id }) => id === proven) ?? this.alerts[0];
      return alert === undefined ? null : proofOf(alert, this.differing);
    }
    const whole = overview(path, query, this.empty);
    if (whole !== undefined) return whole;
    const [, id = '', part = ''] = /^enterprises\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    return this.enterprise(decodeURIComponent(id), part, query);
  }

  private matching(query: URLSearchParams): Alert[] {
    if (this.empty) return [];
    const bands = query.getAll('band');
    const districts = query.getAll('district');
    return this.alerts.filter(
      (alert) =>
        (query.get('risk') ?? alert.risk) === alert.risk &&
        (bands.length === 0 || bands.includes(alert.band)) &&
        (districts.length === 0 || districts.some((code) => alert.district.startsWith(code))) &&
        alert.enterprise.includes(query.get('enterprise') ?? '') &&
        (query.get('late') !== 'true' || alert.case === undefined) &&
        (query.get('white') === null ||
          (query.get('white') === 'only') === (alert.listed?.white !== undefined)),
    );
  }

  private summary(): Schemas['Summary'] {
    const counts = (numbers: number[]) =>
      (['red', 'orange', 'yellow', 'blue', 'green'] as const).map((band, i) => ({
        band,
        enterprises: this.empty || !this.scored ? 0 : (numbers[i] ?? 0),
      }));
    const at = new Date(Date.now() - 42_000).toISOString();
    return {
      enterprises: this.empty && this.scored ? 0 : 14_865,
      alerts: this.empty ? 0 : this.alerts.length,
      risks: [
        {
          risk: 'fundraising',
          bands: counts([66, 302, 1204, 3911, 9040]),
          unscored: this.empty ? 0 : 342,
        },
        {
          risk: 'default',
          bands: counts([23, 151, 866, 2804, 5120]),
          unscored: this.empty ? 0 : 5901,
        },
      ],
      lastEventAt: this.empty ? null : at,
      feeds: this.empty
        ? []
        : ['registration', 'tax', 'news', 'litigation'].map((feed, i) => ({
            feed,
            title: TITLES[feed] ?? '',
            blindTags: this.late && i === 1 ? BLIND : [],
            state: this.late && i === 1 ? 'late' : 'fresh',
            lastArrivalAt: at,
            ageSeconds: this.late && i === 1 ? 266_400 : 42,
            runs: 1,
            events: 29_195,
            deadLetters: 12,
            lastRun: null,
          })),
      asOf: new Date().toISOString(),
    };
  }

  private enterprises(query: URLSearchParams): Schemas['EnterprisePage'] {
    return page(this.found(query), query);
  }

  private found(query: URLSearchParams): Enterprise[] {
    const text = (query.get('query') ?? '').toLowerCase();
    const bands = query.getAll('band');
    const found = this.empty
      ? []
      : ENTERPRISES.filter(
          ({ id, name, district, industry, standings }) =>
            `${id}\n${name}`.toLowerCase().includes(text) &&
            district.startsWith(query.get('district') ?? '') &&
            industry.startsWith(query.get('industry') ?? '') &&
            (bands.length === 0 ||
              standings.some(
                (standing) =>
                  standing.risk === (query.get('risk') ?? standing.risk) &&
                  bands.includes(standing.status === 'scored' ? standing.band : 'unscored'),
              )),
        );
    const by = query.get('sort') ?? 'id';
    const rank = ({ standings }: Enterprise) =>
      standings
        .filter((standing) => standing.status === 'scored' && standing.risk === by)
        .map((standing) => (standing.status === 'scored' ? standing.index : -1))[0] ?? -1;
    return found.sort((a, b) => (by === 'id' ? 0 : rank(b) - rank(a)) || (a.id < b.id ? -1 : 1));
  }

  private enterprise(id: string, part: string, query: URLSearchParams): object | null {
    const found = ENTERPRISES.find((enterprise) => enterprise.id === id);
    if (found === undefined) return null;
    switch (part) {
      case 'tags':
        return tags(id);
      case 'tag-peers':
        return tagPeers(id);
      case 'explanation':
        return this.differing ? lost() : explanation();
      case 'scores':
        return {
          items:
            query.get('risk') === 'default'
              ? []
              : Array.from({ length: 24 }, (_, i) =>
                  point(78.4 - i * 2.6 + (i % 3) * 5, i),
                ).toReversed(),
        };
      case 'alerts':
        return page(
          this.alerts.filter((alert) => alert.enterprise === id),
          query,
        );
      case 'events':
        return query.has('key')
          ? { items: query.getAll('key').map((key, i) => event(key, i)), next: null }
          : timeline(query, this.empty);
      case '':
        return profile(found);
      default:
        return tagDetail(id, part.slice('tags/'.length));
    }
  }
}

function file(path: string, response: ServerResponse): void {
  const wanted = join(DIST, normalize(path));
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(DIST, 'index.html');
  response.setHeader('Content-Type', TYPES[extname(found)] ?? 'application/octet-stream');
  createReadStream(found).pipe(response);
}
