/** Accounts, the table of rights and one's own sessions on the mock server. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';

type Schemas = components['schemas'];
type Account = Schemas['Account'];

const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function account(name: string, fixed: Partial<Account>): Account {
  return {
    name,
    displayName: name,
    unit: '',
    roles: [],
    territory: [],
    state: 'active',
    lockedUntil: null,
    mustChangePassword: false,
    secondFactor: false,
    identity: null,
    identityBound: false,
    passwordOff: false,
    createdAt: at(100_000),
    lastSignInAt: at(30),
    version: 1,
    ...fixed,
  };
}

const LEAD = { displayName: '陈静', unit: '鹿城区金融服务中心', territory: ['330302'] };

export const accounts = (): Account[] => [
  account('auditor', { roles: ['auditor'], mustChangePassword: true, lastSignInAt: null }),
  account('bank', {
    displayName: '吴敏',
    unit: '某银行',
    roles: ['bank-officer'],
    territory: [''],
  }),
  account('chen.jing', { ...LEAD, roles: ['district-lead', 'approver'], secondFactor: true }),
  account('li.ming', {
    displayName: '李明',
    unit: '瑞安市塘下镇',
    roles: ['town-inspector'],
    territory: ['330381106'],
    state: 'locked',
    lockedUntil: at(-9),
  }),
  account('office', {
    displayName: '林晓',
    unit: '市金融办',
    roles: ['city-office'],
    territory: [''],
  }),
  account('zhou', { displayName: '周涛', unit: '某银行温州分行', state: 'disabled' }),
];

const ROLES: Schemas['RoleRights'][] = [
  { role: 'city-office', power: false, rights: ['alerts-read', 'enterprises-read', 'persons-see'] },
  { role: 'analyst', power: false, rights: ['alerts-read', 'enterprises-read', 'export'] },
  { role: 'bank-officer', power: false, rights: ['bank-look-up'] },
  { role: 'auditor', power: true, rights: ['audit-read'] },
  { role: 'security-admin', power: true, rights: ['accounts-read', 'roles-grant', 'sessions-end'] },
  { role: 'system-admin', power: true, rights: ['accounts-read', 'accounts-manage', 'feeds-read'] },
];

const SESSIONS = (): Schemas['OpenSession'][] => [
  {
    id: '7c1d9f3e-55aa-4a4e-9d0e-0d6b1f5f2a01',
    address: '10.33.2.18',
    agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0',
    since: at(42),
    lastSeen: at(0),
    current: true,
  },
  {
    id: '7c1d9f3e-55aa-4a4e-9d0e-0d6b1f5f2a02',
    address: '10.33.9.77',
    agent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/145.0',
    since: at(190),
    lastSeen: at(65),
    current: false,
  },
];

const key = (name: string, state: Schemas['ApiKey']['state'] = 'active'): Schemas['ApiKey'] => ({
  id: '9b2f6c1e-0000-4000-8000-0000000000' + String(name.length).padStart(2, '0'),
  name,
  state,
  createdBy: 'security',
  createdAt: at(9_000),
  expiresAt: at(-90_000),
  lastUsedAt: null,
});

/** What is changed in it stays changed until it stops. */
export class MockAccounts {
  private list = accounts();
  private sessions = SESSIONS();
  private keys = [key('夜间批量', 'revoked')];

  /** Whether the path was one of its own. */
  answer(method: string, path: string, query: URLSearchParams, sent: string, to: ServerResponse) {
    const body = (sent === '' ? {} : JSON.parse(sent)) as Record<string, unknown>;
    if (path === 'roles') return json(to, 200, ROLES);
    if (path === 'sessions') {
      if (method === 'GET') return json(to, 200, this.sessions);
      this.sessions = this.sessions.filter(({ current }) => current);
      to.writeHead(204).end();
      return true;
    }
    if (path === 'accounts') {
      return method === 'GET' ? json(to, 200, this.page(query)) : this.create(body, to);
    }
    if (path === 'accounts/bank/keys') {
      if (method === 'GET') return json(to, 200, this.keys);
      this.keys = [key(String(body['name'])), ...this.keys];
      return json(to, 201, { key: 'fbk_q2v8Zr1LxYk3mPz7' });
    }
    const [, name = '', part = ''] = /^accounts\/([^/]+)\/(.+)$/.exec(path) ?? [];
    return name !== '' && this.change(name, part, body, to);
  }

  private page(query: URLSearchParams): Schemas['AccountPage'] {
    const items = this.list.filter(
      ({ name, displayName, unit, roles, state }) =>
        `${name} ${displayName} ${unit}`.includes(query.get('query') ?? '') &&
        (query.get('role') === null || roles.some((role) => role === query.get('role'))) &&
        state === (query.get('state') ?? state),
    );
    return { items, total: items.length, next: null };
  }

  private create(body: Record<string, unknown>, to: ServerResponse): boolean {
    const made = account(String(body['name']), {
      displayName: String(body['displayName']),
      unit: typeof body['unit'] === 'string' ? body['unit'] : '',
      mustChangePassword: true,
      lastSignInAt: null,
    });
    this.list = [...this.list, made].sort((a, b) => (a.name < b.name ? -1 : 1));
    return json(to, 201, { account: made, password: 'kT7wqXe2mVbN4rYdJpHs' });
  }

  private change(name: string, part: string, body: Record<string, unknown>, to: ServerResponse) {
    const old = this.list.find((each) => each.name === name);
    if (old === undefined) return false;
    const changed: Account = { ...old, version: old.version + 1 };
    if (part === 'access')
      Object.assign(changed, { roles: body['roles'], territory: body['territory'] });
    if (part === 'description')
      Object.assign(changed, { displayName: body['displayName'], unit: body['unit'] });
    if (part === 'identity')
      Object.assign(changed, { identity: body['identity'], passwordOff: body['passwordOff'] });
    if (part === 'state') Object.assign(changed, { state: body['state'] });
    if (part === 'unlock') Object.assign(changed, { state: 'active', lockedUntil: null });
    this.list = this.list.map((each) => (each.name === name ? changed : each));
    return part === 'password'
      ? json(to, 200, { account: changed, password: 'aB3dEfGh4jKmNp5qRsTu' })
      : json(to, 200, changed);
  }
}

function json(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  return true;
}
