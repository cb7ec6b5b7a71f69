/** Schedules over made-up data. */
import { expect } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';

test('somebody new has a weekly report of a district made by following the page', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.schedules.schedules = [];
  await page.goto(`${at}/reports`);
  await page.getByRole('tab', { name: '定时' }).click();
  await expect(page.getByText('还没有定时任务')).toBeVisible();
  await shot('schedules-empty');
  await page.getByRole('button', { name: '新建定时任务' }).click();
  const form = page.getByRole('dialog', { name: '新建定时任务' });
  await form.getByLabel('内容').click();
  await page.locator('.ant-select-item', { hasText: '区县简报' }).click();
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await expect(form).toContainText('请选择区县');
  await form.getByLabel('行政区划').click();
  await page.locator('.ant-select-item', { hasText: '330302' }).click();
  const times = form.getByRole('region', { name: '接下来 5 次' });
  await expect(times.getByRole('listitem')).toHaveCount(5);
  await expect(times).toContainText('由 2027-01-01 顺延');
  await shot('schedules-form');
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('已创建，下次运行 2026-12-07 08:00')).toBeVisible();
  await expect(form).toBeHidden();
  expect(desk.schedules.schedules[0]).toMatchObject({
    what: 'district',
    region: '330302',
    cron: '0 8 * * 1',
    holidays: 'next-working-day',
  });
  await expect(page.locator('[data-schedule]')).toContainText('每周一 08:00');
});

test('the times follow what is chosen, and what is wrong is told as it is typed', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/reports?tab=schedules`);
  await page.getByRole('button', { name: '新建定时任务' }).click();
  const form = page.getByRole('dialog', { name: '新建定时任务' });
  await form.getByText('每月', { exact: true }).click();
  await form.getByLabel('日期').click();
  await page.locator('.ant-select-item', { hasText: '最后一天' }).click();
  await form.getByLabel('几点').fill('17:30');
  await expect
    .poll(() => desk.requests.some((each) => decodeURIComponent(each).includes('cron=30 17 L * *')))
    .toBe(true);
  await form.getByText('高级', { exact: true }).click();
  await form.getByLabel('cron 表达式').fill('0 8 *');
  await expect(form.getByRole('alert')).toContainText('应为五段“分 时 日 月 周”');
  await shot('schedules-form-error');
});

test('what stands still says why, and a schedule tells of its runs', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/reports?tab=schedules`);
  await expect(page.getByRole('alert')).toContainText('月度利率监测：已自动暂停');
  await shot('schedules');
  await page.getByRole('switch', { name: '启用“月度利率监测”' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const row = page.locator('tr', { hasText: '鹿城区每周简报' });
  await row.getByRole('button', { name: /详\s*情/ }).click();
  const drawer = page.getByRole('dialog', { name: '鹿城区每周简报', exact: true });
  await expect(drawer.locator('[data-run=failed]')).toContainText('扫描失败：磁盘空间不足');
  await expect(drawer.locator('[data-run=done]')).toContainText('wu（辖区不含该范围）');
  await expect(drawer.locator('[data-run=done]')).toContainText('另有 2 次');
  await shot('schedules-runs');
  await drawer.getByRole('button', { name: '立即运行' }).click();
  await expect(drawer.locator('[data-run=scanning]')).toBeVisible();
  await expect(drawer.getByRole('button', { name: '立即运行' })).toBeDisabled();
  await drawer.getByRole('button', { name: /删\s*除/ }).click();
  await shot('schedules-delete');
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /删\s*除/ })
    .click();
  await expect(drawer).toBeHidden();
  await expect(page.locator('[data-schedule]')).toHaveCount(1);
  expect(desk.schedules.schedules).toHaveLength(1);
  await page.getByRole('button', { name: /撤\s*销/ }).click();
  await expect(page.getByText('已恢复')).toBeVisible();
  await expect(page.locator('[data-schedule]')).toHaveCount(2);
});

test('a schedule is changed from what it is', async ({ page, at, desk }) => {
  await page.goto(`${at}/reports?tab=schedules&schedule=3f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01`);
  await page.getByRole('button', { name: '编辑定时任务' }).click();
  const form = page.getByRole('dialog', { name: '编辑定时任务' });
  await expect(form.getByLabel('名称')).toHaveValue('鹿城区每周简报');
  await form.getByLabel('周五').check();
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await expect(form).toBeHidden();
  expect(desk.schedules.schedules[0]).toMatchObject({ cron: '0 8 * * 1,5', version: 4 });
});

test('who only reads sees schedules and changes none', async ({ page, at, desk }) => {
  desk.become('approver', ['alerts-read', 'reports-read']);
  desk.schedules.schedules = desk.schedules.schedules.map((each) => ({
    ...each,
    mayChange: false,
  }));
  await page.goto(`${at}/reports?tab=schedules`);
  await expect(page.locator('[data-schedule]')).toHaveCount(2);
  await expect(page.getByRole('button', { name: '新建定时任务' })).toHaveCount(0);
  await expect(page.getByRole('switch').first()).toBeDisabled();
});

test('schedules are usable in English, in the dark and on a phone', async ({ page, at, shot }) => {
  await page.goto(`${at}/reports?tab=schedules`);
  await switchTo(page, 'English');
  await expect(page.getByRole('button', { name: 'New schedule' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectWell(page, 'dark');
  await shot('schedules-en-dark');
  await page.getByRole('button', { name: 'New schedule' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectWell(page, 'the form in the dark');
  await shot('schedules-form-en-dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectWell(page, 'the form on a phone');
  await shot('schedules-form-phone');
  await page.goto(`${at}/reports?tab=schedules`);
  await expectWell(page, 'phone');
  await shot('schedules-phone');
  await page.goto(`${at}/reports?tab=schedules&schedule=3f0c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01`);
  await expect(page.locator('[data-run=failed]')).toBeVisible();
  await expectWell(page, 'the runs on a phone');
  await shot('schedules-runs-phone');
});
