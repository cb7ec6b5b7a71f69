/** The cockpit and the audit trail over made-up data. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { switchTo, test } from './desk';

test('the cockpit shows both risks by district, and leads to the lists', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/alerts`);
  await page.getByRole('link', { name: '驾驶舱' }).click();
  await expect(page.getByRole('heading', { name: '驾驶舱' })).toBeVisible();
  await expect(page.getByText('今日新增预警')).toHaveCount(2);
  const lucheng = page.getByRole('link', { name: /^鹿城区 \d/ });
  await expect(lucheng).toBeVisible();
  await shot('cockpit');
  await switchTo(page, 'English');
  await expect(page.getByRole('link', { name: /^Lucheng District \d/ })).toBeVisible();
  await shot('cockpit-en');
  await page.getByRole('link', { name: /^Lucheng District \d/ }).click();
  await expect(page).toHaveURL(
    /enterprises\?risk=fundraising&band=red&band=orange&district=330302/,
  );
});

test('the wall screen fits into one view', async ({ page, at, shot }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${at}/wall`);
  await expect(page.getByRole('heading', { name: '金融大脑' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollHeight - window.innerHeight,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await shot('wall');
  await page.setViewportSize({ width: 3840, height: 2160 });
  await shot('wall-4k');
});

test('a phone shows the cockpit without scrolling sideways', async ({ page, at, shot }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${at}/cockpit`);
  await expect(page.getByRole('link', { name: /^鹿城区 \d/ })).toBeVisible();
  await shot('cockpit-phone');
});

test('an empty city says what to do', async ({ page, at, desk }) => {
  desk.empty = true;
  await page.goto(`${at}/cockpit`);
  await expect(page.getByText('暂无企业')).toBeVisible();
});

test('auditors read the trail, narrow it, and verify it', async ({ page, at, desk, shot }) => {
  await page.goto(`${at}/audit`);
  await expect(page.locator('tbody tr')).toHaveCount(100);
  await page.getByRole('button', { name: '校验链' }).click();
  await expect(page.getByRole('alert')).toContainText('完好');
  await shot('audit');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const file = await (await downloading).path();
  expect((await readFile(file, 'utf8')).trimEnd().split('\r\n')).toHaveLength(231); // with its head
  await expect(page.getByText('已导出 230 条，已记入审计')).toBeVisible();
  await page.getByRole('searchbox', { name: '操作人' }).fill('office');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/actor=office/);
  await expect(page.locator('tbody tr').first()).toContainText('office');
  desk.empty = true;
  await page.reload();
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
  await page.getByRole('button', { name: '校验链' }).click();
  await expect(page.getByRole('alert')).toContainText('第 17 条的内容与写入时不同');
  await shot('audit-broken');
});
