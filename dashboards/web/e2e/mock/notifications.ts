/** Made-up notifications that keep to the contract, in memory. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];
type Delivery = Schemas['Delivery'];

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const CODE = '314159';
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';

function delivery(more: Partial<Delivery>): Delivery {
  return {
    id: randomUUID(),
    channel: 'email',
    kind: 'alert',
    title: '【红色预警】瓯江民间资本管理有限公司：非法集资',
    account: 'office',
    state: 'sent',
    attempts: 1,
    error: '',
    errorDetail: '',
    createdAt: ago(30),
    sentAt: ago(29),
    ...more,
  };
}

function waiting(more: Partial<Delivery>): Delivery {
  const made = delivery(more);
  delete made.sentAt;
  return made;
}

export class MockNotifications {
  readonly own: Schemas['Notifications'] = {
    mailOn: true,
    domains: ['example.gov.cn'],
    address: null,
    waiting: null,
    undelivered: 0,
    rules: {
      language: 'zh',
      reports: true,
      attach: false,
      cases: true,
      sets: true,
      alerts: false,
      risks: ['fundraising', 'default'],
      bands: ['orange', 'red'],
      pace: 'daily',
      digestAt: '08:30',
      quietFrom: '',
      quietUntil: '',
      redPasses: true,
    },
  };
  deliveries: Delivery[] = [
    delivery({}),
    waiting({
      kind: 'report',
      title: '报告已生成：第 47 周风险扫描报告',
      state: 'given-up',
      attempts: 14,
      error: 'mail-server',
      errorDetail: "Couldn't connect to host, port: mail.example.gov.cn, 25; timeout 15000",
      createdAt: ago(4_500),
    }),
    waiting({
      kind: 'digest',
      title: '预警汇总：红色 1 条，橙色 22 条',
      state: 'queued',
      attempts: 2,
      error: 'mail-server',
      nextAt: ago(-3),
      createdAt: ago(5),
    }),
  ];
  hooks: Schemas['Webhook'][] = [
    {
      id: randomUUID(),
      name: '市应急指挥平台',
      url: 'https://hooks.example.gov.cn/finance-brain',
      events: ['alert.raised', 'report.ready'],
      risks: ['fundraising'],
      bands: ['red'],
      region: '',
      enabled: false,
      madeBy: 'office',
      changedAt: ago(9_000),
      failingSince: ago(5_000),
      givenUp: true,
    },
  ];

  static answers(path: string): boolean {
    return /^(notifications|deliveries|webhooks)(\/|$)/.test(path);
  }

  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: string,
    response: ServerResponse,
  ): void {
    const [room, id, part] = path.split('/');
    const asked = (sent === '' ? {} : JSON.parse(sent)) as Record<string, unknown>;
    if (room === 'notifications') this.notifications(method, path, asked, response);
    else if (room === 'webhooks') this.webhooks(method, id, part, asked, response);
    else if (method === 'POST') this.retry(id, response);
    else this.list(query, response);
  }

  private notifications(
    method: string,
    path: string,
    asked: Record<string, unknown>,
    response: ServerResponse,
  ): void {
    if (path === 'notifications/test') {
      this.deliveries.unshift(delivery({ kind: 'test', title: '测试邮件', sentAt: ago(0) }));
      response.writeHead(202).end();
      return;
    }
    if (path === 'notifications/rules') {
      this.own.rules = asked as Schemas['NotificationRules'];
    } else if (path === 'notifications/address/confirmation') {
      if (asked['code'] !== CODE) {
        problem(
          response,
          422,
          'address-code-wrong',
          '验证码错误或已失效，请核对后重试，或重新获取',
        );
        return;
      }
      this.own.address = this.own.waiting;
      this.own.waiting = null;
    } else if (method === 'PUT') {
      const address = String(asked['address']);
      if (!address.endsWith('@example.gov.cn')) {
        const detail = 'address：只允许使用以下域名的邮箱：example.gov.cn';
        problem(response, 400, 'invalid-body', '请求内容无效', detail);
        return;
      }
      this.own.waiting = address;
    } else if (method === 'DELETE') {
      this.own.address = null;
      response.writeHead(204).end();
      return;
    }
    json(response, 200, this.own);
  }

  private list(query: URLSearchParams, response: ServerResponse): void {
    const state = query.get('state') ?? 'any';
    const others =
      query.get('scope') === 'all'
        ? [
            waiting({
              channel: 'webhook',
              kind: 'alert',
              title: 'alert.raised',
              webhook: '市应急指挥平台',
              state: 'given-up',
              attempts: 15,
              error: 'http-status',
              errorDetail: '502 Bad Gateway',
              createdAt: ago(4_400),
            }),
          ]
        : [];
    json(response, 200, {
      items: [...this.deliveries, ...others].filter(
        (each) => state === 'any' || each.state === state,
      ),
    });
  }

  private retry(id: string | undefined, response: ServerResponse): void {
    const found = this.deliveries.find((each) => each.id === id);
    if (found === undefined) {
      problem(response, 404, 'delivery-not-found', '未找到该投递，或它不在可重试的状态');
      return;
    }
    Object.assign(found, { state: 'queued', attempts: 0, error: '', errorDetail: '' });
    this.own.undelivered = 0;
    response.writeHead(204).end();
  }

  private webhooks(
    method: string,
    id: string | undefined,
    part: string | undefined,
    asked: Record<string, unknown>,
    response: ServerResponse,
  ): void {
    if (id === undefined) {
      if (method === 'GET') json(response, 200, { items: this.hooks });
      else this.add(asked as unknown as Schemas['WebhookDraft'], response);
      return;
    }
    const found = this.hooks.find((each) => each.id === id);
    if (found === undefined) problem(response, 404, 'webhook-not-found', '未找到该 Webhook');
    else if (part === 'secret') json(response, 200, { id, secret: SECRET });
    else if (part === 'test') response.writeHead(202).end();
    else if (method === 'DELETE') {
      this.hooks = this.hooks.filter((each) => each !== found);
      response.writeHead(204).end();
    } else json(response, 200, Object.assign(found, asked, { givenUp: false, failingSince: null }));
  }

  private add(draft: Schemas['WebhookDraft'], response: ServerResponse): void {
    if (!draft.url.startsWith('https://')) {
      const detail = 'url：应为 https 地址，不含账号和 #；http 只能用于配置允许的内部主机';
      problem(response, 400, 'invalid-body', '请求内容无效', detail);
      return;
    }
    const id = randomUUID();
    this.hooks.push({
      ...draft,
      id,
      madeBy: 'office',
      changedAt: ago(0),
      failingSince: null,
      givenUp: false,
    });
    json(response, 201, { id, secret: SECRET });
  }
}
