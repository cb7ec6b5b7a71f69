/** The page of feeds over made-up data. */
import { expect } from '@playwright/test';
import { switchTo, test } from './desk';
import { ENTERPRISES } from './mock/data';

test('feeds tell what was agreed, what came and what is wrong, the worst first', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/alerts`);
  await page.getByRole('link', { name: '数据接入' }).click();
  await expect(page.getByTestId('feed-counts')).toHaveText('严重 1 · 警告 1 · 正常 1 · 未约定 1');
  const feeds = page.locator('tbody[data-feed]');
  await expect(feeds).toHaveCount(4);
  const worst = feeds.first();
  await expect(worst).toContainText('欠税公告');
  await expect(worst).toContainText('每季 宽限 15 天');
  await expect(worst).toContainText('已迟到');
  await expect(worst.locator('[data-finding="freshness"]')).toContainText('请联系提供部门');
  await expect(worst.locator('[data-trouble]')).toContainText('已 229 天没有新数据');
  await expect(worst.locator('[data-trouble]')).toContainText('最近 3 次接入连续失败');
  await expect(worst.locator('[data-trouble]')).toContainText('30 天内 9 次接入，失败 4 次');
  await expect(worst.getByRole('link', { name: '日期格式错误 1,204' })).toHaveAttribute(
    'href',
    '/feeds?tab=rejects&feed=city%2Ftax_arrears&reason=bad_date',
  );
  await expect(page.locator('[data-trouble]')).toHaveCount(1);
  await expect(feeds.last()).toContainText('未约定，不判断时效');
  const drifted = page.locator('[data-drift="fundraising"]');
  await expect(drifted).toContainText('告警0.412欠税金额');
  await expect(page.locator('[data-drift="default"]')).toContainText('请重新训练');
  await shot('feeds');
  await page.getByRole('switch').click();
  await expect(feeds).toHaveCount(2);
  await expect(page).toHaveURL(/only=ill/);
  await switchTo(page, 'English');
  await expect(feeds.nth(1)).toContainText("a new column '承办法官'");
  await shot('feeds-en');
});

test('without feeds the page says how to connect one', async ({ page, at, desk }) => {
  desk.empty = true;
  await page.goto(`${at}/feeds`);
  await expect(page.getByText('尚未接入任何数据')).toBeVisible();
  await expect(page.getByText('尚未判断')).toBeVisible();
});

test('a profile says which of its feeds are ill', async ({ page, at }) => {
  await page.goto(`${at}/enterprises/${ENTERPRISES[3]?.id ?? ''}`);
  await expect(page.getByText('9 路数据中有 2 路存在未消除的问题')).toBeVisible();
  await page.getByRole('link', { name: '查看数据接入' }).click();
  await expect(page.locator('tbody[data-feed]')).toHaveCount(2);
});
