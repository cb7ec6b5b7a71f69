/** The cockpit and the audit trail over made-up data. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
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

/** What somebody would have to scroll to see the whole of. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element === document.documentElement ||
          /auto|scroll/.test(getComputedStyle(element).overflow),
      )
      .filter(
        ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
          scrollHeight > clientHeight || scrollWidth > clientWidth,
      )
      .map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`),
  );

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
  [3840, 1080],
] as const) {
  test(`the wall screen shows all figures in one view of ${width}×${height}`, async ({
    page,
    at,
    shot,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${at}/wall`);
    await expect(page.getByRole('heading', { name: '金融大脑' })).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    for (const risk of ['非法集资', '违约']) {
      const card = page.getByRole('region', { name: risk, exact: true });
      await expect(card).toBeInViewport({ ratio: 1 });
      await expect(card.getByRole('link')).toHaveText(Array.from({ length: 6 }, () => /^[\d,]+$/));
      await expect(card.getByText('今日新增预警')).toBeVisible();
    }
    await expect(page.getByRole('link', { name: /^鹿城区 \d/ })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('link', { name: /^销号 · 14 日 ?\d/ })).toBeInViewport({
      ratio: 1,
    });
    await expect(page.getByText('4 个接入均正常')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('img', { name: '近 14 日预警' })).toBeInViewport({ ratio: 1 });
    expect(await cutOff(page)).toEqual([]);
    await shot(`wall-${width}-${height}`);
  });
}

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
