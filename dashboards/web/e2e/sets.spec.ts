/** Sets of enterprises that are followed and compared, over made-up data. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectWell, test } from './desk';
import { ENTERPRISES } from './mock/data';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('finance-brain.language', 'zh'));
});

const bar = (page: Page) => page.getByRole('group', { name: '集合', exact: true });
const listed = (page: Page) => page.locator('tr[data-enterprise]');

const settings = (filters: Record<string, string[]>) => ({
  filters,
  hidden: [],
  density: 'default' as const,
});

test('a set is followed by its saved view, and no longer', async ({ page, at, desk, shot }) => {
  desk.views.keep({
    list: 'enterprises',
    name: '红色企业',
    settings: settings({ band: ['red'] }),
  });
  await page.goto(`${at}/enterprises`);
  const follow = bar(page).getByRole('button', { name: '关注该集合' });
  await expect(follow).toBeDisabled();
  await page.getByLabel('选择视图').click();
  await page.getByTitle('红色企业').click();
  await expect(page).toHaveURL(/band=red&v=/);
  await follow.click();
  await expect(page.getByText('已关注“红色企业”')).toBeVisible();
  await bar(page)
    .getByRole('button', { name: /我关注的集合（1）/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-set]')).toContainText('红色企业');
  await expect(dialog).toContainText('最多关注 50 个集合，每个不超过 20,000 家企业');
  await shot('sets-followed');
  await expectWell(page, 'followed sets');
  await dialog.getByRole('button', { name: '取消关注' }).click();
  await expect(dialog).toContainText('还没有关注的集合');
  await page.keyboard.press('Escape');
  await expect(follow).toBeEnabled();
});

test('a set that is too large says so', async ({ page, at, desk }) => {
  const view = desk.views.keep({ list: 'enterprises', name: '全市' });
  desk.sets.tooLarge = true;
  await page.goto(`${at}/enterprises?v=${view.id}`);
  await bar(page).getByRole('button', { name: '关注该集合' }).click();
  await expect(
    page
      .getByRole('alert')
      .getByText(/集合超过 2 万家企业/)
      .first(),
  ).toBeVisible();
});

test('a following that is over is told with its reason until it is put away', async ({
  page,
  at,
  desk,
  shot,
}) => {
  const instant = '2026-11-20T01:30:05Z';
  desk.sets.followed.push({
    view: '5f3c1a52-0000-4000-8000-0000000000d1',
    name: '龙湾养老',
    members: 12,
    followedAt: instant,
    lookedAt: instant,
    ended: { why: 'territory', at: instant },
  });
  await page.goto(`${at}/enterprises`);
  const told = page.getByText('“龙湾养老”已停止关注：您的辖区已变更');
  await expect(told).toBeVisible();
  await shot('sets-ended');
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(told).toBeHidden();
  expect(desk.sets.followed).toEqual([]);
});

test('a message opens the list as its view has it', async ({ page, at, desk }) => {
  desk.views.keep({
    id: '5f3c1a52-0000-4000-8000-0000000000e0', // the subject of the message
    list: 'enterprises',
    name: '养老机构',
    settings: settings({ industry: ['Q'], band: ['red'] }),
  });
  await page.goto(`${at}/enterprises?query=1`);
  await page.getByRole('button', { name: /^收件箱/ }).click();
  const message = page.locator('li[data-kind="set"]');
  await expect(message).toContainText('关注的集合新增 3 家企业：');
  await expect(message).toContainText('温州鹿港商贸有限公司 等');
  await message.getByRole('link', { name: '养老机构' }).click();
  await expect(page).toHaveURL(/\/enterprises\?industry=Q&band=red&v=5f3c1a52/);
  await expect(page.getByText('已修改')).toBeHidden();
});

test('two sets are compared, part by part', async ({ page, at, desk, shot }) => {
  const view = desk.views.keep({
    list: 'enterprises',
    name: '鹿城企业',
    settings: settings({ district: ['330302'] }),
  });
  const inDistrict = ENTERPRISES.filter(({ district }) => district.startsWith('330302')).length;
  await page.goto(`${at}/enterprises`);
  await bar(page).getByLabel('与另一视图对比').click();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-part="both"]')).toHaveText(`两者都有 ${inDistrict} 家`);
  await expect(page.locator('[data-part="only-view"]')).toHaveText('仅“鹿城企业” 0 家');
  await page.locator('[data-part="only-view"]').click();
  await expect(page.getByText('这一部分没有企业')).toBeVisible();
  await page.locator('[data-part="both"]').click();
  await expect(page).toHaveURL(new RegExp(`beside=${view.id}&part=both`));
  await page.reload();
  await expect(page.getByRole('radio', { name: `两者都有 ${inDistrict} 家` })).toBeChecked();
  await expect(listed(page).first()).toBeVisible();
  await page.getByRole('button', { name: '另存为' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('全市');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s?存/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`beside=${view.id}&part=both&v=[-\\w]+`));
  await shot('sets-compared');
  await page.getByRole('button', { name: '导出这一部分' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`导出这一部分的全部 ${inDistrict} 家企业`);
  await dialog.getByLabel('用途').fill('专项排查');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /导\s?出/ }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file.trim().split('\r\n')).toHaveLength(inDistrict + 1);
  await expectWell(page, 'compared sets');
  expect(
    desk.requests.some((request) => request.includes(`/views/${view.id}/comparison-rows?`)),
  ).toBe(true);
  await bar(page).getByLabel('与另一视图对比').hover();
  await bar(page).getByLabel('close-circle').click();
  await expect(page.locator('[data-part]')).toHaveCount(0);
  await expect(page).not.toHaveURL(/beside|part/);
});
