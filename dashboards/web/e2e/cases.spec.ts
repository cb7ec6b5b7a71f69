/** The lists of cases: filters, board, paging, bulk on a frozen set, the file. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { switchTo, test } from './desk';

const rows = (page: Page) => page.locator('tbody tr[data-case]');
const total = (page: Page) => page.getByTestId('case-count');
const box = (page: Page, i: number) => rows(page).nth(i).getByRole('checkbox');
const dialog = (page: Page) => page.getByRole('dialog');

test('cases stand by deadline, with counts by state, and load to the end', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/cases`);
  await expect(rows(page)).toHaveCount(50);
  await expect(total(page)).toHaveText('共 107 件');
  await expect(rows(page).first()).toContainText('已超期 2 个工作日');
  await shot('cases');
  const states = page.getByRole('group', { name: '按状态' });
  await states.getByRole('button', { name: /^研判/ }).click();
  await expect(page).toHaveURL(/state=triage/);
  await expect(total(page)).toHaveText('共 42 件');
  await expect(states.getByRole('button', { name: /^研判/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await states.getByRole('button', { name: /^在办/ }).click();
  await expect(rows(page)).toHaveCount(50);
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(100);
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect(rows(page)).toHaveCount(107);
});

test('the filter is kept by the address, and says where nothing matches', async ({ page, at }) => {
  await page.goto(`${at}/cases?risk=default&mark=overdue&handler=me`);
  await expect(page.getByText('没有符合条件的案件')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '重置' }).click();
  await expect(rows(page)).toHaveCount(50);
  await page.getByPlaceholder('企业名称、标识或案号').fill('2026-000007');
  await expect(total(page)).toHaveText('共 1 件');
  await page.reload();
  await expect(total(page)).toHaveText('共 1 件');
});

test('the board opens a case by keyboard, and a column as a list', async ({ page, at, shot }) => {
  await page.goto(`${at}/cases`);
  await page.getByText('看板', { exact: true }).click();
  await expect(page).toHaveURL(/view=board/);
  const column = page.locator('section[data-state="triage"]');
  await expect(column.locator('article')).toHaveCount(20);
  await shot('cases-board');
  await column.getByRole('link', { name: '查看全部 42 件' }).click();
  await expect(total(page)).toHaveText('共 42 件');
  await page.goBack();
  const first = page.locator('section[data-state="assigned"]').getByRole('link').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cases\/2026-\d{6}$/);
});

test('all that match, less three, is exactly that many, and can be undone', async ({
  page,
  desk,
  at,
  shot,
}) => {
  await page.goto(`${at}/cases?state=triage`);
  await expect(rows(page)).toHaveCount(42);
  await box(page, 0).check();
  await page.getByRole('button', { name: '选择符合条件的全部 42 项' }).click();
  for (const i of [1, 3, 5]) await box(page, i).uncheck();
  await expect(page.getByTestId('selected')).toHaveText('已选 39 项');
  const left = await Promise.all([1, 3, 5].map((i) => rows(page).nth(i).getAttribute('data-case')));
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await dialog(page).getByRole('button', { name: '冻结并核对' }).click();
  await expect(page.getByTestId('bulk-count')).toHaveText(
    '已冻结 39 件：可领取 39 件，不可 0 件。',
  );
  // somebody else is quicker with one of them
  const other =
    (await dialog(page).getByRole('listitem').first().getByRole('link').textContent()) ?? '';
  desk.cases.cases.touch(other);
  await shot('cases-bulk');
  await dialog(page).getByRole('button', { name: '对 39 件执行领取' }).click();
  await expect(dialog(page).getByText('已被他人改动，未办')).toHaveCount(1);
  await expect(dialog(page).locator('li[data-result="done"]')).toHaveCount(38);
  const taken = () =>
    desk.cases.cases.all.filter(({ summary }) => summary.handler?.name === 'office');
  expect(taken()).toHaveLength(38);
  expect(taken().some(({ summary }) => left.includes(summary.number))).toBe(false);
  await shot('cases-bulk-done');
  await dialog(page).getByRole('button', { name: '撤销', exact: true }).click();
  await expect(dialog(page).locator('li[data-result="undone"]')).toHaveCount(38);
  expect(taken()).toHaveLength(0);
});

test('a range is selected with the shift key', async ({ page, at }) => {
  await page.goto(`${at}/cases`);
  await box(page, 2).check();
  await box(page, 6).click({ modifiers: ['Shift'] });
  await expect(page.getByTestId('selected')).toHaveText('已选 5 项');
  await box(page, 4).uncheck();
  await expect(page.getByTestId('selected')).toHaveText('已选 4 项');
  // another filter is another set
  await page.getByRole('button', { name: /^交办/ }).first().click();
  await expect(page.getByTestId('selected')).toHaveCount(0);
});

test('what can’t be done says why, and a bulk dismissal waits for a second person', async ({
  page,
  desk,
  at,
  shot,
}) => {
  await page.goto(`${at}/cases`);
  for (const i of [0, 1, 2, 3]) await box(page, i).check();
  await page.getByRole('button', { name: '排除', exact: true }).click();
  await dialog(page).getByRole('button', { name: '冻结并核对' }).click();
  await expect(dialog(page).getByText('请填写此项')).toBeVisible();
  await dialog(page).getByLabel('理由').fill('均为误报：行业代码变更所致');
  await dialog(page).getByRole('button', { name: '冻结并核对' }).click();
  await expect(page.getByTestId('bulk-count')).toContainText('可排除 2 件，不可 2 件');
  await expect(dialog(page).locator('li[data-result="illegal"]').first()).toContainText(
    '不能这样办理',
  );
  await shot('cases-bulk-dismiss');
  await dialog(page).getByRole('button', { name: '提请批准 2 件' }).click();
  await expect(dialog(page).getByText('待另一人批准')).toBeVisible();

  desk.who = 'approver';
  await page.goto(`${at}/cases`);
  await expect(page.getByText('1 项批量操作待您批准')).toBeVisible();
  await shot('bulk-waiting');
  await page.getByRole('link', { name: '林晓 提请批量排除 4 件' }).click();
  await expect(page.getByText('均为误报：行业代码变更所致')).toBeVisible();
  await expect(page.getByRole('button', { name: '驳回' })).toBeDisabled();
  await page.getByRole('button', { name: '同意' }).click();
  await expect(page.locator('li[data-result="done"]')).toHaveCount(2);
  await shot('bulk-approved');
});

test('a bulk that stopped in the middle says how many are left, and goes on', async ({
  page,
  desk,
  at,
  shot,
}) => {
  desk.cases.bulk.stopsAfter = 1;
  await page.goto(`${at}/cases`);
  for (const i of [0, 1, 2]) await box(page, i).check();
  await page.getByRole('button', { name: '关注', exact: true }).click();
  await dialog(page).getByRole('button', { name: '冻结并核对' }).click();
  await dialog(page)
    .getByRole('button', { name: /^对 3 件执行/ })
    .click();
  await expect(dialog(page)).toContainText('执行中断，还有 2 件未处理');
  await shot('cases-bulk-stopped');
  await dialog(page).getByRole('button', { name: '继续处理余下 2 件' }).click();
  await expect(dialog(page).locator('li[data-result="done"]')).toHaveCount(3);
});

test('the file holds all that matches and runs no formula', async ({ page, desk, at }) => {
  const first = desk.cases.cases.all[3];
  if (first !== undefined) first.summary.enterpriseName = '=1+1公司';
  await page.goto(`${at}/cases`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const path = await (await downloading).path();
  const text = await readFile(path, 'utf8');
  expect(text.startsWith('\uFEFF案号,')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(108);
  expect(text).toContain("'=1+1公司");
  expect(desk.requests.filter((asked) => asked.includes('-export'))).toHaveLength(1);
});

test('a server that fails is told, and the list comes back', async ({ page, desk, at }) => {
  desk.failing = 'internal';
  await page.goto(`${at}/cases`);
  // the saved views tell of it, too
  await expect(page.getByRole('alert').last()).toContainText('服务器内部错误');
  desk.failing = null;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(rows(page)).toHaveCount(50);
});

test('in English', async ({ page, at, shot }) => {
  await page.goto(`${at}/cases`);
  await switchTo(page, 'English');
  await expect(total(page)).toHaveText('107 cases');
  await expect(rows(page).first()).toContainText('2 working days overdue');
  await box(page, 0).check();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog(page)).toContainText('Assign, in bulk');
  await shot('cases-en');
});
