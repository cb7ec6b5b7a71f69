/** Every page and dialog, in both looks and languages: axe finds nothing serious, nothing is cut off. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { expectWell, test } from './desk';
import { ENTERPRISES } from './mock/data';
import type { MockDesk } from './mock/server';

interface Place {
  name: string;
  path: string | ((desk: MockDesk) => string);
  /** Sets the desk up, before the page is opened. */
  as?: (desk: MockDesk) => void;
  /** Opens what lies over the page. */
  open?: (page: Page, english: boolean) => Promise<void>;
}

const button = (page: Page, chinese: string, english: string) =>
  page.getByRole('button', { name: new RegExp(`(${chinese}|${english})$`) });

const PROFILE = `/enterprises/${encodeURIComponent(ENTERPRISES[1]?.id ?? '')}?risk=fundraising`;

/** A bulk dismissal that waits for a second person, who opens it by the link. */
function proposedBulk(desk: MockDesk): string {
  const { bulk } = desk.cases;
  const filter = { state: ['triage' as const] };
  const { id, count } = bulk.freeze({ action: 'dismiss', reason: '重名企业', filter }, 'city');
  bulk.move(id, { move: 'run', count }, 'city');
  return `/cases/bulk/${id}`;
}

const SCHEDULE = '3f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01';

const PLACES: readonly Place[] = [
  { name: 'sign-in', path: '/sign-in', as: (desk) => (desk.signedIn = false) },
  { name: 'first-password', path: '/alerts', as: (desk) => (desk.mustChangePassword = true) },
  { name: 'first-factor', path: '/alerts', as: (desk) => (desk.secondFactor = 'required') },
  { name: 'cockpit', path: '/cockpit' },
  { name: 'wall', path: '/wall' },
  { name: 'alerts', path: '/alerts', as: (desk) => (desk.late = true) },
  { name: 'alerts-due', path: '/alerts?list=due', as: (desk) => (desk.budget = 3) },
  { name: 'alerts-empty', path: '/alerts', as: (desk) => (desk.empty = true) },
  {
    name: 'alerts-failing',
    path: '/alerts',
    as: (desk) => (desk.failing = 'warehouse-unavailable'),
  },
  {
    name: 'alerts-open-case',
    path: '/alerts',
    open: async (page) => {
      await page.locator('tr[data-alert] input[type=checkbox]').first().check();
      await button(page, '立案研判', 'Open a case').first().click();
    },
  },
  { name: 'alerts-keys', path: '/alerts', open: (page) => page.keyboard.press('?') },
  {
    name: 'views-manage',
    path: '/alerts',
    as: (desk) => {
      desk.views.keep({ list: 'alerts', name: '鹿城红色' });
      desk.views.keep({ list: 'alerts', name: '市办', own: false, owner: '王主任' });
    },
    open: (page) => button(page, '管理视图', 'Manage views').click(),
  },
  {
    name: 'views-save',
    path: '/cases?mark=overdue',
    open: (page) => button(page, '另存为', 'Save as').click(),
  },
  {
    name: 'columns',
    path: '/cases',
    open: (page) => button(page, '列设置', 'Columns').click(),
  },
  { name: 'cases', path: '/cases' },
  { name: 'cases-board', path: '/cases?view=board' },
  { name: 'cases-unknown', path: '/cases?colour=red' },
  {
    name: 'cases-bulk',
    path: '/cases?state=triage',
    open: async (page) => {
      await page.locator('thead input[type=checkbox]').check();
      await button(page, '排除', 'Dismiss').click();
    },
  },
  { name: 'bulk', path: proposedBulk },
  { name: 'bulk-approval', path: proposedBulk, as: (desk) => (desk.who = 'approver') },
  { name: 'bulk-unknown', path: '/cases/bulk/7b1c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01' },
  { name: 'case', path: '/cases/2026-000001' },
  { name: 'case-handling', path: '/cases/2026-000008' },
  { name: 'tasks', path: '/tasks', as: (desk) => (desk.who = 'inspector') },
  { name: 'queries', path: '/queries' },
  { name: 'enterprises', path: '/enterprises' },
  {
    name: 'enterprises-screened',
    path: '/enterprises?query=示范区&risk=fundraising&band=red&tag=reg_capital:gt:1000',
  },
  {
    name: 'enterprises-condition',
    path: '/enterprises?query=示范区',
    open: (page) => button(page, '添加条件', 'Add condition').click(),
  },
  {
    name: 'enterprises-export',
    path: '/enterprises?query=示范区&tag=reg_capital:gt:1000',
    open: (page) => button(page, '导出名单', 'Export list').click(),
  },
  { name: 'profile', path: PROFILE },
  {
    name: 'profile-evidence',
    path: PROFILE,
    open: (page) => page.locator('[data-tag] button, button[data-tag]').first().click(),
  },
  {
    name: 'profile-tag',
    path: PROFILE,
    open: (page) => page.locator('[data-tag="reg_capital"] button').click(),
  },
  { name: 'feeds', path: '/feeds' },
  ...['rejects', 'names', 'connections'].map((tab) => ({
    name: `feeds-${tab}`,
    path: `/feeds?tab=${tab}`,
    as: (desk: MockDesk) => desk.become('data-engineer', ['feeds-read', 'feeds-mend']),
  })),
  ...['rules', 'models', 'drift'].map((tab) => ({
    name: `rules-${tab}`,
    path: `/rules?show=${tab}`,
    as: (desk: MockDesk) =>
      desk.become('rule-checker', ['rules-read', 'rules-make', 'rules-check']),
  })),
  { name: 'scans', path: '/scans?scan=20261101-080000-a1b2' },
  {
    name: 'scans-compare',
    path: '/scans?scan=20261101-080000-a1b2&show=changes&since=20261001-080000-c3d4',
  },
  { name: 'lists-white', path: '/lists' },
  { name: 'lists-risk', path: '/lists?list=risk' },
  {
    name: 'lists-add',
    path: '/lists',
    open: (page) => button(page, '提请列入', 'Propose').click(),
  },
  { name: 'ownership', path: '/cases/ownership' },
  { name: 'audit', path: '/audit' },
  { name: 'reports', path: '/reports' },
  {
    name: 'reports-make',
    path: '/reports',
    open: (page) => button(page, '新建报告', 'New report').click(),
  },
  { name: 'reports-templates', path: '/reports?tab=templates' },
  { name: 'reports-schedules', path: '/reports?tab=schedules' },
  {
    name: 'schedules-make',
    path: '/reports?tab=schedules',
    open: (page) => button(page, '新建定时任务', 'New schedule').click(),
  },
  {
    name: 'schedules-runs',
    path: `/reports?tab=schedules&schedule=${SCHEDULE}`,
    open: (page) => expect(page.locator('[data-run]').first()).toBeVisible(),
  },
  ...['own', 'deliveries', 'webhooks'].map((tab) => ({
    name: `notifications-${tab}`,
    path: `/notifications?tab=${tab}`,
    as: ({ notifications }: MockDesk) => {
      Object.assign(notifications.own, { address: 'lin@example.gov.cn', undelivered: 1 });
      notifications.own.rules.alerts = true;
    },
  })),
  { name: 'notifications-no-address', path: '/notifications' },
  {
    name: 'notifications-webhook',
    path: '/notifications?tab=webhooks',
    open: (page) => button(page, '添加 Webhook', 'Add a webhook').click(),
  },
  {
    name: 'look-up',
    path: '/look-up',
    as: (desk) => desk.become('bank-officer', ['bank-look-up']),
  },
  {
    name: 'admin',
    path: '/admin',
    as: (desk) => desk.become('system-admin', ['accounts-read', 'accounts-manage', 'feeds-read']),
  },
  {
    name: 'admin-create',
    path: '/admin',
    as: (desk) => desk.become('system-admin', ['accounts-read', 'accounts-manage', 'feeds-read']),
    open: (page) => button(page, '新建账号', 'New account').click(),
  },
  {
    name: 'admin-rights',
    path: '/admin?show=rights',
    as: (desk) => desk.become('system-admin', ['accounts-read', 'accounts-manage', 'feeds-read']),
  },
  { name: 'account', path: '/account' },
  { name: 'no-page', path: '/nowhere' },
];

test('no page is left out', () => {
  const app = readFileSync(fileURLToPath(new URL('../src/app/App.tsx', import.meta.url)), 'utf8');
  const routes = [...app.matchAll(/<Route path="(\/[^"]*)"/g)].map(([, route = '']) => route);
  const looked = PLACES.map(({ path }) =>
    typeof path === 'string' ? (path.split('?')[0] ?? '') : '',
  );
  const missing = routes.filter((route) => {
    const page = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);
    return !looked.some((path) => page.test(path));
  });
  expect(routes.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});

const SETTLED = '.ant-skeleton, .ant-spin-spinning';

/** Each language and each scheme once: what a page says and what colours it has are apart. */
const LOOKS = [
  { language: 'zh', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

for (const place of PLACES) {
  test(`${place.name} has no serious fault, light in Chinese and dark in English`, async ({
    page,
    desk,
    at,
    shot,
  }) => {
    desk.alerts.splice(4); // axe looks at each row
    desk.caseCount = 12;
    place.as?.(desk);
    const path = typeof place.path === 'string' ? place.path : place.path(desk);
    for (const { language, colorScheme } of LOOKS) {
      await page.goto(`${at}/favicon.svg`);
      await page.evaluate((of) => localStorage.setItem('finance-brain.language', of), language);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(at + path);
      await expect(page.locator('h1').first()).toBeAttached();
      await expect(page.locator(SETTLED)).toHaveCount(0);
      if (place.open !== undefined) {
        await place.open(page, language === 'en');
        await expect(page.locator('[role=dialog], .ant-popover').first()).toBeVisible();
      }
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await shot(`${place.name}-${language}-${colorScheme}`);
      await expectWell(page, `${language} ${colorScheme}`);
    }
  });
}
