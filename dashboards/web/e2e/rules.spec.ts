/** Rules and models over made-up data: the whole way of a book, and what stands in it. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';
import type { MockDesk } from './mock/server';

const DRAFT = '0b7c1d55e2f4a801';
const dialog = (page: Page) => page.getByRole('dialog');
const book = (page: Page, id: string) => page.locator(`[data-book="${id}"]`);

const maker = (desk: MockDesk) =>
  desk.become('rule-maker', ['feeds-read', 'rules-read', 'rules-make']);
const checker = (desk: MockDesk) =>
  desk.become('rule-checker', [
    'feeds-read',
    'rules-read',
    'rules-check',
    'enterprises-read',
    'export',
  ]);

test('a rule change shows which enterprises appear or vanish; one click back', async ({
  page,
  at,
  desk,
  shot,
}) => {
  checker(desk);
  await page.goto(`${at}/feeds`);
  await page.getByRole('link', { name: '规则与模型' }).click();
  await expect(book(page, 'product')).toContainText('在用');
  await expect(page.locator('tr[data-rule]')).toHaveCount(3);
  await expect(page.locator('tr[data-rule="illegal_finance_penalised"]')).toContainText('+15 分');
  await shot('rules');
  await book(page, DRAFT).getByRole('button').click();
  const changed = page.locator('[data-change="changed"]');
  await expect(changed).toContainText('tag.cmp_fundraise_report_cnt_90d >= 2');
  await expect(changed).toContainText('条件: 原为 tag.cmp_fundraise_report_cnt_90d >= 3');
  await expect(page.locator('[data-change="removed"]')).toContainText('deregistered_default');
  await shot('rules-changes');

  await page.getByText('试算', { exact: true }).click();
  await page.getByRole('button', { name: '开始试算' }).click();
  await expect(page.getByTestId('job')).toContainText('正在逐家试算');
  await expect(page.getByTestId('trial-days')).toContainText('2026-11-3042');
  const rows = page.locator('tr[data-enterprise]');
  await expect(rows).toHaveCount(6);
  await expect(rows.first()).toContainText('出现');
  await expect(rows.first().getByRole('link')).toHaveAttribute('href', /\/enterprises\//);
  await shot('rules-trial');
  await page.getByText('消失', { exact: true }).first().click();
  await expect(rows).toHaveCount(2);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await (await downloading).path();
  expect((await readFile(file, 'utf8')).trim().split('\r\n')).toHaveLength(3); // with its head
  expect(desk.requests.some((asked) => asked.endsWith('/export?shown=dropped'))).toBe(true);

  await page.getByRole('button', { name: '审批通过' }).click();
  await dialog(page).getByLabel('备注').fill('可以');
  await dialog(page).getByRole('button', { name: '审批通过' }).click();
  await expect(book(page, DRAFT)).toContainText('已审批');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(dialog(page).locator('[data-change]')).toHaveCount(2);
  await shot('rules-activate');
  await dialog(page).getByRole('button', { name: '启用' }).click();
  await expect(page.getByText(`规则集 ${DRAFT} 已启用（版本 8），14865 家企业`)).toBeVisible();
  await expect(book(page, DRAFT)).toContainText('在用');

  await page.getByRole('button', { name: '退回上一规则集' }).click();
  await dialog(page).getByRole('button', { name: '退回上一规则集' }).click();
  await expect(book(page, 'product')).toContainText('在用');
  await expect(book(page, DRAFT)).toContainText('曾启用');
});

test('rule activation needs a second person', async ({ page, at, desk, shot }) => {
  desk.become('rule-checker', ['feeds-read', 'rules-read', 'rules-make', 'rules-check']);
  await page.goto(`${at}/rules`);
  await page.getByRole('button', { name: '新建草案' }).click();
  const editor = page.getByRole('textbox', { name: '规则集文本（YAML）' });
  await expect(editor).toContainText('fundraising_reports');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# x');
  await expect(page.getByTestId('check')).toHaveText('校验通过：共 2 条规则');
  await page.getByRole('button', { name: '提交草案' }).click();
  await dialog(page).getByRole('button', { name: '提交草案' }).click();
  await expect(page.getByText('已提交草案 5d20c9e1778bb3f6')).toBeVisible();
  await expect(page.getByRole('button', { name: '启用', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '审批通过' }).click();
  await dialog(page).getByRole('button', { name: '审批通过' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('须由其他人审批');
  await shot('rules-refused');
  await dialog(page).getByRole('button', { name: '取消' }).click();
  await expect(book(page, '5d20c9e1778bb3f6')).toContainText('草案');
});

test('what is wrong with a draft is told at its place, and can be tried once it is sound', async ({
  page,
  at,
  desk,
  shot,
}) => {
  maker(desk);
  await page.goto(`${at}/rules`);
  await page.getByRole('button', { name: '新建草案' }).click();
  const editor = page.getByRole('textbox', { name: '规则集文本（YAML）' });
  await expect(editor).toContainText('condition');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# tag.no_tag');
  await expect(page.getByTestId('check')).toHaveText('有 1 处错误');
  await expect(page.getByTestId('problems')).toContainText("undefined field 'no_tag'");
  await expect(page.locator('.cm-lintRange-error, .cm-lintPoint-error')).toHaveCount(1);
  await expect(page.getByRole('button', { name: '提交草案' })).toBeDisabled();
  await page.getByTestId('problems').getByRole('button').click();
  await shot('rules-editor');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('# sound');
  await expect(page.getByTestId('check')).toHaveText('校验通过：共 2 条规则');
  await page.getByRole('button', { name: '开始试算' }).click();
  await expect(page.locator('tr[data-enterprise]')).toHaveCount(6);
  await expect(page.getByText('须有“导出”权限')).toBeVisible();
  await expect(page.getByRole('button', { name: '导出' })).toHaveCount(0);
  await expect(page.getByText('请重新试算')).toHaveCount(0);
  await editor.click();
  await page.keyboard.type(' ');
  await expect(page.getByText('请重新试算')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByText('请重新试算')).toHaveCount(0);
  await page.getByRole('button', { name: '新增文件' }).click();
  await page.getByLabel('文件名').fill('bad/name.yaml');
  await expect(page.getByRole('button', { name: '新增文件' }).last()).toBeDisabled();
  await page.getByRole('button', { name: '放弃' }).click();
  await dialog(page).getByRole('button', { name: '放弃' }).click();
  await expect(book(page, 'product')).toBeVisible();
});

test('what is written is not lost unasked: by a link, a tab, back, or a lost answer', async ({
  page,
  at,
  desk,
}) => {
  maker(desk);
  await page.goto(`${at}/feeds`);
  await page.getByRole('link', { name: '规则与模型' }).click();
  await page.getByRole('button', { name: '新建草案' }).click();
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# kept');
  const stay = async () => {
    await expect(dialog(page)).toContainText('放弃未提交的修改？');
    await dialog(page).getByRole('button', { name: '取消' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(editor).toContainText('# kept');
  };
  await page.getByRole('link', { name: '数据接入' }).click();
  await stay();
  await page.getByText('漂移', { exact: true }).click();
  await stay();
  await page.goBack();
  await stay();
  for (const status of [503, 200]) {
    desk.rules.away = status === 503;
    desk.rules.putInForce(DRAFT);
    const books = page.waitForResponse((answer) => answer.url().endsWith('/api/rules/books'));
    await page.evaluate(() => {
      const now = Date.now() + 60_000; // so that what was read is stale
      Date.now = () => now;
      globalThis.dispatchEvent(new Event('visibilitychange'));
    });
    expect((await books).status()).toBe(status);
    await expect(editor).toContainText('# kept');
  }
  await page.getByRole('button', { name: '新增文件' }).click();
  await page.getByRole('button', { name: '新增文件' }).last().click();
  await page.getByRole('button', { name: '删除文件' }).click();
  await dialog(page).getByRole('button', { name: '删除文件' }).click();
  await expect(editor).toContainText('# kept');
  await page.getByRole('link', { name: '数据接入' }).click();
  await dialog(page).getByRole('button', { name: '放弃' }).click();
  await expect(page).toHaveURL(/\/feeds/);
});

test('a dry run can be stopped', async ({ page, at, desk }) => {
  maker(desk);
  desk.rules.looks = 1_000;
  await page.goto(`${at}/rules?book=${DRAFT}`);
  await page.getByText('试算', { exact: true }).click();
  await page.getByRole('button', { name: '开始试算' }).click();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByText('已停止')).toBeVisible();
  await expect(page.getByRole('button', { name: '开始试算' })).toBeEnabled();
});

test('an act that fails behind a closed dialog is told of, and stands in the panel', async ({
  page,
  at,
  desk,
}) => {
  checker(desk);
  desk.rules.putInForce(DRAFT);
  desk.rules.looks = 8;
  desk.rules.fails = '磁盘已满';
  await page.goto(`${at}/rules`);
  await page.getByRole('button', { name: '退回上一规则集' }).click();
  await dialog(page).getByRole('button', { name: '退回上一规则集' }).click();
  await expect(dialog(page).getByTestId('job')).toBeVisible();
  await dialog(page).getByRole('button', { name: '关闭（继续进行）' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByTestId('job')).toContainText('重新评估');
  await expect(page.locator('.ant-notification')).toContainText('磁盘已满');
  await expect(page.locator('.ant-alert')).toContainText('磁盘已满');
  desk.rules.fails = null;
  await page.getByRole('button', { name: '退回上一规则集' }).click();
  await expect(page.locator('.ant-alert')).toHaveCount(0);
});

test('while the process of the operations is away the page says so, and tries again', async ({
  page,
  at,
  desk,
}) => {
  maker(desk);
  desk.rules.away = true;
  await page.goto(`${at}/rules`);
  await expect(page.getByText('后台操作进程暂时无法访问')).toBeVisible();
  desk.rules.away = false;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(book(page, 'product')).toBeVisible();
});

test('models stand with their cards, are compared, and come in force', async ({
  page,
  at,
  desk,
  shot,
}) => {
  checker(desk);
  await page.goto(`${at}/rules?show=models`);
  await expect(page.locator('[data-model]')).toHaveCount(3);
  await expect(page.getByText('120 棵树')).toBeVisible();
  await expect(page.getByRole('img', { name: /校准曲线/ })).toBeVisible();
  await shot('models');
  await page.locator('[data-model="77aa01bc39ef5521"]').getByRole('button').click();
  await page.getByText('与在用模型比较').click();
  await expect(page.getByTestId('months').locator('tbody tr')).toHaveCount(2);
  await expect(page.getByTestId('labels')).toContainText('0.900 / 0.920');
  await shot('models-compare');
  await page.getByRole('button', { name: '审批通过' }).click();
  await dialog(page).getByRole('button', { name: '审批通过' }).click();
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await dialog(page).getByRole('button', { name: '启用' }).click();
  await expect(page.locator('[data-model="77aa01bc39ef5521"]')).toContainText('在用');
  await page.getByText('漂移', { exact: true }).click();
  await expect(page.locator('[data-drift="fundraising"]')).toContainText('欠税金额');
  await page.getByRole('button', { name: '立即判断' }).click();
  await expect(page.getByText('判断完成')).toBeVisible();
  await switchTo(page, 'English');
  await page.getByText('Models', { exact: true }).click();
  await expect(page.locator('[data-model="77aa01bc39ef5521"]')).toContainText('In force');
  await shot('models-en');
});

test('who may only look is offered no act', async ({ page, at, shot }) => {
  await page.goto(`${at}/rules?book=${DRAFT}`);
  await expect(page.locator('[data-change]')).toHaveCount(2);
  for (const name of ['新建草案', '审批通过', '启用', '退回上一规则集']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await expect(page.getByText('试算', { exact: true })).toHaveCount(0);
  await shot('rules-reader');
});

for (const width of [1366, 390]) {
  test(`axe finds no serious fault at ${width} pixels`, async ({ page, at, desk, shot }) => {
    desk.become('rule-checker', ['feeds-read', 'rules-read', 'rules-make', 'rules-check']);
    await page.setViewportSize({ width, height: 844 });
    const paths = ['/rules', `/rules?book=${DRAFT}`, '/rules?show=models', '/rules?show=drift'];
    for (const path of paths) {
      await page.goto(at + path);
      await expect(page.locator('[data-book], [data-model], [data-drift]').first()).toBeVisible();
      await expect(page.locator('.ant-skeleton')).toHaveCount(0);
      await expectWell(page, path);
      await shot(`rules-axe-${width}${path.replace(/\W/g, '-')}`);
    }
    await page.goto(`${at}/rules`);
    await page.getByRole('button', { name: '新建草案' }).click();
    await expect(page.locator('.cm-content')).toContainText('condition');
    await expectWell(page, 'editor');
  });
}
