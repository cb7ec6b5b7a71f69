/** What is due today and what waits, over made-up data. */
import { expect } from '@playwright/test';
import { rows, switchTo, test } from './desk';

test('the budget splits the alerts into those due today and the overflow list', async ({
  page,
  desk,
  at,
  shot,
}) => {
  desk.budget = 3;
  await page.goto(at);
  await page.getByText(/^今日处置 \d+$/).click();
  await expect(page).toHaveURL(/list=due/);
  await expect(rows(page).first()).toContainText('必须处置');
  await expect(page.getByTestId('queue-counts')).toContainText('超限额');
  await expect(page.getByPlaceholder('名称、标识或拼音首字母')).toHaveCount(0);
  await shot('queue-due');

  await page.getByText(/^溢出清单 \d+$/).click();
  await expect(page).toHaveURL(/list=waiting/);
  await expect(rows(page).first()).toContainText('天');
  await expect(page.getByText('必须处置')).toHaveCount(0);
  await page.getByRole('button', { name: '按区县查看' }).click();
  await expect(page.getByRole('cell', { name: '鹿城区' }).last()).toBeVisible();
  await shot('queue-overflow');

  await page.reload();
  await expect(page).toHaveURL(/list=waiting/);
  await switchTo(page, 'English');
  await expect(page.getByText(/^Overflow \d+$/)).toBeVisible();
  await expect(rows(page).first()).toContainText(/\d days?/);
  await shot('queue-overflow-en');
});

test('a district is asked for alone', async ({ page, desk, at }) => {
  desk.budget = 1;
  await page.goto(`${at}/alerts?list=waiting&district=330302`);
  await expect(rows(page).first()).toContainText('鹿城区');
  await page.getByText('全部', { exact: true }).click();
  await expect(page).toHaveURL(`${at}/alerts?district=330302`);
});

test('without a budget nothing waits, and it is said how to set one', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/alerts?list=waiting`);
  await expect(page.getByText('没有等待的预警')).toBeVisible();
  await expect(page.getByText('./finance-brain budget set REGION N --by NAME')).toBeVisible();
  await expect(page.getByTestId('queue-counts')).toContainText('未设限额');
  await shot('queue-no-budget');
});

test('what fails is said, and can be tried again', async ({ page, desk, at }) => {
  await page.goto(`${at}/alerts?list=due`);
  await expect(rows(page).first()).toBeVisible();
  desk.failing = 'warehouse-unavailable';
  await page.goto(`${at}/alerts?list=waiting`);
  await expect(page.getByRole('button', { name: '重试' })).toBeVisible();
  desk.failing = null;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('没有等待的预警')).toBeVisible();
});
