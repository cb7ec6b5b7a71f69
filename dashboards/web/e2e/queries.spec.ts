/** The page where analysts write queries: completion, errors at their place, runs, rows, charts, files. */
import { expect, type Page } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';

const editor = (page: Page) => page.getByRole('textbox', { name: /SQL 编辑器|SQL editor/ });
const run = (page: Page) => page.getByTestId('run');
const cells = (page: Page) => page.locator('tbody tr td');

async function write(page: Page, statement: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(statement);
}

test.describe('queries', () => {
  test('run, show a hundred thousand rows, and sort them', async ({ page, at, shot }) => {
    await page.goto(`${at}/queries`);
    await expect(page.getByText('还没有运行查询')).toBeVisible();
    await shot('queries-empty');
    await write(page, 'SELECT region, count() FROM alert GROUP BY region');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(run(page)).toHaveAttribute('data-state', 'done');
    await expect(run(page)).toContainText('仅保留前 100,000 行');
    await expect(cells(page).nth(1)).toHaveText('鹿城区');
    const grid = page.getByRole('region', { name: '表格' });
    await grid.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await expect(page.locator('td[title="99999"]')).toBeVisible();
    await shot('queries-rows');
    await page.getByRole('button', { name: '预警数' }).click();
    await page.getByRole('button', { name: '预警数' }).click();
    await expect(cells(page).nth(2)).toHaveText('99999');
    await expectWell(page, 'queries with rows');
  });

  test('complete tables and columns, also of nested queries', async ({ page, at, shot }) => {
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT band FROM alert WHERE enterprise IN (SELECT enterprise FROM ');
    await page.keyboard.type('ent');
    const options = page.locator('.cm-tooltip-autocomplete li');
    await expect(options.first()).toContainText('enterprise');
    await expect(options.first()).toContainText('企业名录');
    await shot('queries-completion');
  });

  test('mark what is refused at its place', async ({ page, at, shot }) => {
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT 1\nFROM event_log');
    await page.getByRole('button', { name: /运行$/ }).click();
    await expect(page.getByTestId('fault')).toContainText('第 2 行第 6 列');
    await expect(page.locator('.cm-lintRange-error')).toHaveText('event_log');
    await shot('queries-refused');
    await write(page, 'SELECT 1 FROM alert');
    await page.getByRole('button', { name: '估算' }).click();
    await expect(page.getByTestId('cost')).toContainText('1,284,311');
    await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  });

  test('ask for parameters, are cancelled, and told of it', async ({ page, desk, at, shot }) => {
    desk.queries.patience = 1000;
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT count() FROM enterprise WHERE region = {region:String}');
    await page.getByLabel(/region/).fill('330302');
    await page.getByRole('button', { name: /运行$/ }).click();
    await expect(run(page)).toHaveAttribute('data-state', 'running');
    await shot('queries-running');
    await page.getByRole('button', { name: '取消查询' }).click();
    await expect(page.getByText('服务器上已无此查询')).toBeVisible();
    await expect(run(page)).toHaveAttribute('data-state', 'cancelled');
  });

  test('are drawn, and exported for a purpose', async ({ page, desk, at, shot }) => {
    desk.queries.rows = 8;
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT region, count() FROM alert GROUP BY region');
    await page.getByRole('button', { name: /运行$/ }).click();
    await page.getByText('图表', { exact: true }).click();
    await expect(page.getByRole('img', { name: '8 行结果的图表' })).toBeVisible();
    await shot('queries-chart');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('button', { name: '导出全部行' }).click();
    await expect(page.getByText('请填写用途')).toBeVisible();
    await shot('queries-export');
    await page.getByLabel('用途').fill('季度核查');
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出全部行' }).click();
    expect((await file).suggestedFilename()).toMatch(/^query-.*\.csv$/);
    expect(desk.queries.purposes).toEqual(['季度核查']);
  });

  test('are not exported with what is of persons, and say so', async ({ page, desk, at, shot }) => {
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT data FROM event');
    await page.getByRole('button', { name: '导出' }).click();
    await expect(page.getByRole('dialog')).toContainText(
      '自然人信息（event.data 列）只可在页面查看',
    );
    await page.getByLabel('用途').fill('季度核查');
    await page.getByRole('button', { name: '导出全部行' }).click();
    await expect(page.getByRole('dialog')).toContainText('请去掉 event.data 再导出');
    expect(desk.queries.purposes).toEqual([]);
    await shot('queries-export-persons');
    await expectWell(page, 'an export that is refused');
  });

  test('stay in the tab until the sign-out', async ({ page, at }) => {
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT 1 FROM alert');
    await page.reload();
    await expect(editor(page)).toContainText('SELECT 1 FROM alert');
    await page.getByRole('button', { name: /林晓/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await expect(page).toHaveURL(/sign-in/);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('are kept under names and found again', async ({ page, desk, at }) => {
    desk.queries.add({ name: '市办共享', own: false, owner: '王主任', statement: 'SELECT 2' });
    await page.goto(`${at}/queries`);
    await write(page, 'SELECT 1 FROM alert');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByLabel('名称').fill('红色预警');
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    await page.getByText('已存', { exact: true }).click();
    await expect(page.locator('[data-query="红色预警"]')).toContainText('我的');
    await page.locator('[data-query="市办共享"]').getByRole('button').first().click();
    await expect(editor(page)).toContainText('SELECT 2');
  });

  test('look well in English, in the dark, and on a phone', async ({ page, desk, at, shot }) => {
    desk.queries.rows = 40;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${at}/queries`);
    await switchTo(page, 'English');
    await write(page, 'SELECT region, count() FROM alert GROUP BY region');
    await page.getByRole('button', { name: /Run$/ }).click();
    await expect(run(page)).toHaveAttribute('data-state', 'done');
    await shot('queries-dark-en');
    await expectWell(page, 'queries in the dark');
    await page.setViewportSize({ width: 390, height: 844 });
    await shot('queries-phone');
    await expectWell(page, 'queries on a phone');
  });
});
