/** Signing in and out on the mock server, and who is signed in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { problem } from './answer';
import type { MockDesk } from './server';

type Schemas = components['schemas'];

/** Who is signed in on the mock server: a person of the city's office. */
export const SIGNED_IN: Omit<
  Schemas['Session'],
  'mustChangePassword' | 'passwordOff' | 'secondFactor'
> = {
  user: 'office',
  displayName: '林晓',
  unit: '市金融办',
  roles: ['city-office'],
  rights: [
    'alerts-read',
    'enterprises-read',
    'events-read',
    'persons-see',
    'feeds-read',
    'scans-read',
    'scans-run',
    'rules-read',
    'cases-read',
    'cases-triage',
    'cases-assign',
    'cases-review',
    'cases-close',
    'cases-supervise',
    'reports-read',
    'reports-make',
    'reports-design',
    'notifications-manage',
    'export',
    'sql-query',
    'audit-read',
  ],
  territory: [''],
};

const CODE = '123456';

export function session(
  desk: MockDesk,
  request: IncomingMessage,
  path: string,
  sent: string,
  response: ServerResponse,
): void {
  response.setHeader('Set-Cookie', 'XSRF-TOKEN=demo; Path=/');
  if (request.method !== 'GET' && request.headers['x-xsrf-token'] !== 'demo') {
    problem(response, 403, 'csrf', 'CSRF');
  } else if (path === 'session/ways') {
    json(response, { openid: desk.openid });
  } else if (path === 'session/openid-code') {
    openIdCode(desk, sent, response);
  } else if (path.startsWith('session/second-factor')) {
    factor(desk, request.method ?? '', path, sent, response);
  } else if (path === 'session/password') {
    desk.mustChangePassword = false;
    response.writeHead(204).end();
  } else if (request.method === 'DELETE') {
    desk.signedIn = false;
    response.writeHead(204).end();
  } else if (request.method === 'POST') signIn(desk, sent, response);
  else if (desk.signedIn) json(response, desk.user());
  else problem(response, 401, 'not-signed-in', '未登录');
}

function signIn(desk: MockDesk, sent: string, response: ServerResponse): void {
  const { code } = JSON.parse(sent) as Schemas['Credentials'];
  if (desk.locked) {
    problem(response, 429, 'too-many-attempts', '尝试次数过多', '', { retryAfterSeconds: 300 });
  } else if (desk.secondFactor === 'on' && code !== CODE) {
    if (code === undefined) problem(response, 401, 'second-factor-needed', '请输入动态验证码');
    else problem(response, 401, 'wrong-code', '验证码错误、已过期或已使用');
  } else if (desk.secondFactor !== 'on' && !desk.signedIn) {
    desk.signedIn = true;
    problem(response, 401, 'wrong-credentials', '用户名或密码错误', '请检查后重新输入。');
  } else {
    desk.signedIn = true;
    json(response, desk.user());
  }
}

function openIdCode(desk: MockDesk, sent: string, response: ServerResponse): void {
  if ((JSON.parse(sent) as Schemas['SecondFactorCode']).code !== CODE) {
    problem(response, 401, 'wrong-code', '验证码错误、已过期或已使用');
  } else {
    desk.signedIn = true;
    json(response, desk.user());
  }
}

function factor(
  desk: MockDesk,
  method: string,
  path: string,
  sent: string,
  response: ServerResponse,
): void {
  if (path.endsWith('/removal')) {
    desk.secondFactor = 'off';
    response.writeHead(204).end();
  } else if (method === 'POST') {
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    json(response, { secret, uri: `otpauth://totp/desk:office?secret=${secret}` });
  } else if ((JSON.parse(sent) as Schemas['SecondFactorCode']).code !== CODE) {
    problem(response, 401, 'wrong-code', '验证码错误、已过期或已使用');
  } else {
    desk.secondFactor = 'on';
    const recoveryCodes = Array.from({ length: 10 }, (_, i) => `abcd${i}efghjkmnpqrstuvwx${i}`);
    json(response, { recoveryCodes });
  }
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
