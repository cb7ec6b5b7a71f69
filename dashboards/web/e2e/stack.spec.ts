/**
 * The whole way in a real browser: sign in, see an alert, filter, open the enterprise, open the
 * events behind a reason, switch the language, see a new alert arrive live.
 *
 * Environment: BASE_URL, FB_USER, FB_PASSWORD; NEW_PASSWORD, taken where the first password has to be
 * changed; NEW_ALERT_COMMAND, a shell command that makes the stack raise a new alert (without it the
 * live part is skipped); SHOTS, a directory for screenshots.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { env, openEvents } from './living';

test.describe.configure({ mode: 'serial' });

let page: Page;
const outside: string[] = [];

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ baseURL: env('BASE_URL') });
  const origin = new URL(env('BASE_URL')).origin;
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) {
      outside.push(request.url());
    }
  });
});

test.afterAll(async () => {
  await page.close();
});

async function shot(name: string): Promise<void> {
  const directory = process.env['SHOTS'];
  if (directory !== undefined) await page.screenshot({ path: `${directory}/${name}.png` });
}

const rows = () => page.locator('tbody tr[data-alert]');

test('a wrong password is refused with a clear message', async () => {
  await page.goto('/');
  await page.getByLabel('用户名').fill(env('FB_USER'));
  await page.getByLabel('密码', { exact: true }).fill('certainly-wrong-password');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shot('sign-in-refused');
});

test('signing in opens the alerts, after the first password is changed', async () => {
  await page.getByLabel('密码', { exact: true }).fill(env('FB_PASSWORD'));
  await page.getByRole('button', { name: /登\s*录/ }).click();
  const list = page.getByRole('heading', { name: '预警列表', level: 2 });
  const first = page.getByRole('heading', { name: '设置新密码' });
  await expect(list.or(first)).toBeVisible();
  if (await first.isVisible()) {
    await page.getByLabel('当前密码').fill(env('FB_PASSWORD'));
    await page.getByLabel('新密码', { exact: true }).fill(env('NEW_PASSWORD'));
    await page.getByLabel('再次输入新密码').fill(env('NEW_PASSWORD'));
    await page.getByRole('button', { name: '保存新密码' }).click();
  }
  await expect(list).toBeVisible();
});

test('alerts are listed, with the counts above them', async () => {
  await expect(rows().first()).toBeVisible();
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  await expect(page.getByTestId('alert-count')).toContainText(/[1-9]/);
  await shot('alerts');
});

test('a filter narrows the list and stands in the address', async () => {
  const band = (await rows().first().getAttribute('data-band')) ?? '';
  const word = { red: '红', orange: '橙', yellow: '黄', blue: '蓝', green: '绿' }[band] ?? '';
  await page.getByRole('search').getByRole('button', { name: word, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`band=${band}`));
  await expect(page.getByTestId('alert-count')).toContainText('符合条件');
  await expect(rows().first()).toBeVisible();
  const bands = await rows().evaluateAll((found) => found.map((row) => row.dataset['band']));
  expect(new Set(bands)).toEqual(new Set([band]));
  await page.reload();
  await expect(page.getByTestId('alert-count')).toContainText('符合条件');
  await page.getByRole('search').getByRole('button', { name: '重置' }).click();
  await expect(page).toHaveURL(/\/alerts$/);
});

test('the numbers above the alerts open the lists that they count', async () => {
  for (const band of ['red', 'orange', 'unscored']) {
    await page.goto('/alerts');
    const number = page.locator(`a[data-band="${band}"]`).first();
    await expect(number).toHaveText(/\d/);
    const total = await number.textContent();
    await number.click();
    await expect(page.getByTestId('enterprise-count')).toHaveText(`符合条件 ${total ?? ''} 家`);
  }
  await page.goto('/enterprises');
  await expect(page.locator('tr[data-enterprise] [data-risk="fundraising"] b').first()).toHaveText(
    /\d/,
  );
  await shot('enterprises');
  await page.goto('/alerts');
});

test('an alert opens its enterprise, with tags, history and reasons', async () => {
  const scored = rows().filter({ has: page.locator('td[data-scored="true"]') });
  const id = (await scored.first().getAttribute('data-enterprise')) ?? '';
  await scored.first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
  await expect(page.getByRole('heading', { name: '企业标签' })).toBeVisible();
  await expect(page.locator('[data-category]').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /走势图/ })).toBeVisible();
  await shot('enterprise');
});

test('what is printed of the reasons adds up', async () => {
  const panel = page
    .locator('section')
    .filter({ has: page.getByText('合计（模型指数）') })
    .first();
  await expect(panel.locator('button[data-tag]').first()).toBeVisible();
  const all = panel.getByRole('button', { name: /显示全部/ });
  if (await all.isVisible()) await all.click();
  const tenths = (texts: string[]) =>
    texts.map((text) => Math.round(Number(text.replace('−', '-')) * 10));
  const shares = tenths(
    await panel.locator('button[data-tag] > span:last-child').allTextContents(),
  );
  const sums = tenths(await panel.locator('dl').last().locator('dd').allTextContents());
  const index = sums.pop() ?? Number.NaN;
  const total = [...shares, ...sums].reduce((sum, value) => sum + value, 0);
  expect(shares.length).toBeGreaterThan(0);
  expect(total).toBe(index);
});

test('a reason opens the events behind it', async () => {
  await openEvents(page, '这条理由背后没有事件');
  const drawer = page.getByRole('dialog');
  await expect(drawer.locator('[data-event]').first()).toContainText('分区');
  await shot('evidence');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('the language switches and is remembered', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Tags', level: 2 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tags', level: 2 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await shot('enterprise-en');
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await shot('alerts-en');
  await page.getByRole('button', { name: '中文' }).click();
});

test('a new alert arrives without a reload', async () => {
  const command = process.env['NEW_ALERT_COMMAND'];
  test.skip(command === undefined, 'NEW_ALERT_COMMAND is not set');
  test.setTimeout(300_000);
  await page.goto('/alerts');
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  await promisify(execFile)('sh', ['-c', command ?? ''], { maxBuffer: 64 << 20 });
  await expect(page.getByText('新', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  await shot('alert-live');
});

test('nothing was asked of any other host', () => {
  expect(outside).toEqual([]);
});
