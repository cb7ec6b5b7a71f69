/** White list, risk list and rules of ownership, on a desk and on a phone. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectWell, rows, switchTo, test } from './desk';
import type { MockDesk } from './mock/server';
import type { Who } from './mock/people';

const drawer = (page: Page) => page.locator('.ant-drawer');
const modal = (page: Page) => page.locator('.ant-modal');
const action = (page: Page, id: string) => page.locator(`[data-action="${id}"]`);
const entries = (page: Page) => page.locator('[data-entry]');
const history = (page: Page) => drawer(page).getByRole('list', { name: '经过' });

async function signIn(page: Page, desk: MockDesk, who: Who): Promise<void> {
  desk.who = who;
  await page.reload();
}

test.describe('the white list', () => {
  test('takes a proposal of one and the approval of another', async ({ page, desk, at, shot }) => {
    const free = desk.alerts.map(({ enterprise }) => enterprise).at(-1) ?? '';
    await page.goto(`${at}/lists`);
    await expect(page.getByTestId('list-count')).toHaveText('共 7 条');
    await shot('lists-white');
    await page.getByRole('button', { name: '提请列入' }).click();
    await modal(page).getByRole('button', { name: /提请/ }).click();
    await expect(modal(page).getByText('请填写此项')).toHaveCount(3);
    await modal(page).getByLabel('企业').fill(free);
    await page.locator('.ant-select-item-option').filter({ hasText: free }).click();
    await modal(page).getByLabel('原因').fill('持牌融资担保公司');
    await modal(page).getByLabel(/依据/).fill('浙担许〔2025〕3 号');
    const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    await modal(page).getByLabel('截止日').fill(until);
    await shot('lists-add');
    await modal(page).getByRole('button', { name: /提请/ }).click();
    await expect(page.getByTestId('list-proposal')).toContainText('林晓 提请列入名单');
    await expect(action(page, 'withdraw')).toBeVisible();
    await expect(action(page, 'approve')).toHaveCount(0);

    await signIn(page, desk, 'approver');
    await shot('lists-proposal');
    await action(page, 'approve').click();
    await modal(page).getByRole('button', { name: '同意' }).click();
    await expect(page.getByTestId('list-proposal')).toHaveCount(0);
    await expect(history(page).getByRole('listitem').first()).toContainText('已批准');
    await expect(history(page).getByRole('listitem')).toHaveCount(2);
  });

  test('marks alerts, can be filtered, and hides none', async ({ page, desk, at, shot }) => {
    expect(desk.lists.entries.length).toBeGreaterThan(0); // made with marks
    await page.goto(at);
    await expect(rows(page).first().getByText('白名单', { exact: true })).toBeVisible();
    await expect(
      rows(page)
        .first()
        .getByTitle(/持牌小额贷款公司.*至/),
    ).toBeVisible();
    await shot('alerts-listed');
    await page.getByLabel('范围', { exact: true }).click();
    await page.getByTitle('不含白名单').click();
    await expect(page).toHaveURL(/white=without/);
    await expect(rows(page).first()).toBeVisible();
    await expect(page.locator('tbody').getByText('白名单', { exact: true })).toHaveCount(0);
  });

  test('that somebody else changed is read anew, and what was typed is kept', async ({
    page,
    desk,
    at,
  }) => {
    await page.goto(`${at}/lists`);
    await entries(page).first().click();
    await action(page, 'lift').click();
    await modal(page).getByLabel('理由').fill('牌照注销');
    const first = desk.lists.entries[0];
    if (first === undefined) throw new Error('no entry');
    first.summary.version += 1;
    await modal(page).getByRole('button', { name: '提前解除' }).click();
    await expect(modal(page)).toContainText('条目刚被他人改动');
    await expect(modal(page).getByLabel('理由')).toHaveValue('牌照注销');
    await page.route('**/actions', (route) => route.abort());
    await modal(page).getByRole('button', { name: '提前解除' }).click();
    await expect(modal(page)).toContainText('没有办成');
    await expect(modal(page)).not.toContainText('条目刚被他人改动');
    await page.unroute('**/actions');
    await modal(page).getByRole('button', { name: '提前解除' }).click();
    await expect(drawer(page).locator('.ant-drawer-body').first()).toContainText('提前解除');
    await expect(modal(page)).toHaveCount(0);
  });
});

test.describe('the risk list', () => {
  test('strikes off with two persons once no case is open, and is visited afterwards', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    desk.lists.openCase = '2026-000031';
    await page.goto(`${at}/lists?list=risk`);
    await expect(page.getByTestId('list-count')).toHaveText('共 23 条');
    await shot('lists-risk');
    await entries(page).first().click();
    await expect(action(page, 'strike-off')).toBeDisabled();
    await expect(page.getByText('该企业有在办案件 2026-000031')).toBeVisible();
    await shot('lists-entry');
    desk.lists.openCase = null;
    await page.reload();
    await action(page, 'strike-off').click();
    await modal(page).getByLabel('整改情况与佐证').fill('资金已清退，凭证 23 份');
    await modal(page).getByLabel('影响是否消除').fill('参与人均已签字确认');
    await shot('lists-strike-off');
    await modal(page).getByRole('button', { name: /销号/ }).click();
    await expect(page.getByTestId('list-proposal')).toContainText('凭证 23 份');

    await signIn(page, desk, 'approver');
    await action(page, 'approve').click();
    await modal(page).getByRole('button', { name: '同意' }).click();
    await expect(drawer(page).getByText('已销号').first()).toBeVisible();

    await signIn(page, desk, 'city');
    await action(page, 'revisit').click();
    await modal(page).getByLabel('理由').fill('已转为正常经营');
    await modal(page).getByRole('button', { name: '回访' }).click();
    await expect(history(page).getByRole('listitem').first()).toContainText('已转为正常经营');
    await expect(history(page).getByRole('listitem')).toHaveCount(4);
  });

  test('narrows, counts, and exports all that match', async ({ page, at }) => {
    await page.goto(`${at}/lists?list=risk`);
    await page.getByText('已销号 3', { exact: true }).click();
    await expect(page.getByTestId('list-count')).toHaveText('共 3 条');
    await expect(page).toHaveURL(/state=struck-off/);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^风险名单-.*\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.trim().split('\r\n')).toHaveLength(4);
    expect(text).toContain('复发');
    await page.getByLabel('企业名称或标识').fill('没有这家');
    await expect(page.getByText('名单中没有符合条件的条目')).toBeVisible();
  });

  test('says so where it can not be read', async ({ page, desk, at }) => {
    await page.goto(`${at}/lists`);
    await expect(entries(page)).toHaveCount(7);
    desk.failing = 'internal';
    await page.getByText('风险名单', { exact: false }).first().click();
    await expect(page.getByText('服务器内部错误').first()).toBeVisible();
  });

  test('is on the profile', async ({ page, desk, at, shot }) => {
    const { enterprise } = desk.lists.entries[7]?.summary ?? { enterprise: '' };
    await page.goto(`${at}/enterprises/${enterprise}`);
    const panel = page.getByRole('list', { name: '名单' });
    await expect(panel).toContainText('风险名单');
    await panel.scrollIntoViewIfNeeded();
    await shot('profile-lists');
    await panel.getByRole('link').click();
    await expect(drawer(page)).toContainText('可办事项');
  });
});

test('rules of ownership are added, tried, moved and taken back', async ({ page, at, shot }) => {
  await page.goto(`${at}/cases`);
  await page.getByRole('link', { name: '归属规则' }).click();
  await expect(page.getByText('还没有归属规则')).toBeVisible();
  const list = page.getByRole('list', { name: '归属规则' }).locator('> li');
  const add = async (region: string, name: RegExp) => {
    await page.getByRole('button', { name: '添加规则' }).click();
    await modal(page).getByLabel('地区代码前缀').fill(region);
    await modal(page).getByLabel('承办人').click();
    await page.locator('.ant-select-item-option').filter({ hasText: name }).click();
    await modal(page).getByRole('button', { name: '保存' }).click();
    await expect(modal(page)).toHaveCount(0);
  };
  await add('330302', /王敏/);
  await add('3303', /周婷/);
  await expect(list).toHaveCount(2);
  await expect(list.nth(1)).toContainText('由上一条相符的规则接替');
  await page.getByRole('button', { name: '试算' }).click();
  await expect(page.getByTestId('trial')).toContainText('会接收 5 件，无规则相符 3 件');
  await expect(list.nth(0)).toContainText('2026-000001');
  await shot('ownership');
  await page.getByRole('button', { name: '上移第 2 条' }).click();
  await expect(list.nth(0)).toContainText('周婷');
  await page.getByRole('button', { name: '删除第 1 条' }).click();
  await expect(list).toHaveCount(1);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(list).toHaveCount(2);
  await expect(list.nth(0)).toContainText('周婷');
});

test('a rule edited while a colleague changed the list replaces no other rule', async ({
  page,
  at,
}) => {
  const rule = (region: string) => ({ region, sections: [], enterprises: [], owner: 'wang' });
  const api = `${at}/api/ownership-rules`;
  const put = async (version: number, rules: object[]) => {
    const answer = await page.request.put(api, { data: { version, rules } });
    expect(answer.ok()).toBe(true);
    return (await answer.json()) as { rules: { id: string; region: string; owner: object }[] };
  };
  const { rules } = await put(1, [rule('330302'), rule('3303')]);
  await page.clock.install();
  await page.goto(`${at}/cases/ownership`);
  await page.getByRole('button', { name: '编辑第 2 条' }).click();
  await modal(page).getByLabel('地区代码前缀').fill('330304');
  const turned = rules
    .toReversed()
    .map(({ id }, i) => ({ ...rule(i === 0 ? '3303' : '330302'), id }));
  await put(2, turned);
  await page.clock.fastForward(6_000); // what was read is no longer fresh
  await page.evaluate(() => globalThis.dispatchEvent(new Event('visibilitychange')));
  await modal(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('规则刚被他人改动')).toBeVisible();
  await expect(modal(page).getByLabel('地区代码前缀')).toHaveValue('330304');
  const list = page.getByRole('list', { name: '归属规则' }).locator('> li');
  await expect(list.nth(0)).toContainText('3303');
  await modal(page).getByRole('button', { name: '保存' }).click();
  await expect(modal(page)).toHaveCount(0);
  await expect(list.nth(0)).toContainText('330304');
  await expect(list.nth(1)).toContainText('330302');
});

for (const [size, width, language] of [
  ['desk', 1366, '中文'],
  ['phone', 390, 'English'],
] as const) {
  test(`axe finds no serious fault, and nothing is cut off, on a ${size}`, async ({
    page,
    at,
    shot,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(at);
    if (language === 'English') await switchTo(page, language);
    for (const path of ['/lists', '/lists?list=risk', '/cases/ownership']) {
      await page.goto(at + path);
      await expect(page.locator('.ant-skeleton')).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      if (path.startsWith('/lists')) {
        await expect(entries(page).first()).toBeVisible();
        await shot(`${path.slice(1).replace(/\W/g, '-')}-${size}`);
        await entries(page).first().getByRole('button').click();
        await expect(drawer(page).getByRole('list')).toBeVisible();
        await shot(`${path.slice(1).replace(/\W/g, '-')}-entry-${size}`);
      }
      await expectWell(page, path);
    }
  });
}
