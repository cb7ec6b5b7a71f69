/** Scans over made-up data: how far they are, what they found, and what changed between two. */
import { expect } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';

const OCTOBER = '20261101-080000-a1b2';
const SEPTEMBER = '20261001-080000-c3d4';

test('a scan is started, shows how far it is, is stopped and goes on', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/alerts`);
  await page.getByRole('link', { name: '风险扫描' }).click();
  const running = page.locator('[data-scan="20261129-080000-e5f6"]');
  await expect(running).toContainText('进行中');
  await expect(running).toContainText('6,500 / 14,865 家');
  await shot('scans-list');
  await page.getByRole('button', { name: '停止' }).click();
  await expect(running).toContainText('已停止');
  await page.getByRole('button', { name: '继续' }).click();
  await expect(running).toContainText('进行中');

  await page.getByRole('button', { name: '发起扫描' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('年末扫描');
  await shot('scans-start');
  await dialog.getByRole('button', { name: '发起扫描' }).click();
  await expect(page.locator('[data-scan="20261130-080000-9999"]')).toContainText('年末扫描');
});

test('what a scan found is shown by district and industry, the highest first', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/scans?scan=${OCTOBER}`);
  await expect(page.locator('[data-group="330302"]')).toBeVisible();
  const rows = page.locator('tr[data-enterprise]');
  await expect(rows).toHaveCount(50);
  await expect(rows.first()).toContainText('96.3');
  await expect(rows.first()).toContainText('+1.31');
  await shot('scans-results');
  await page.getByRole('button', { name: '再显示 50 家' }).click();
  await expect(rows).toHaveCount(70);
  await expectWell(page, 'results');
});

test('two scans are compared; the file holds all changes', async ({ page, at, desk, shot }) => {
  await page.goto(`${at}/scans?scan=${OCTOBER}&show=changes&since=${SEPTEMBER}`);
  const rows = page.locator('tr[data-change]');
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText('上升');
  await expect(rows.first()).toContainText('0 → 4');
  await expect(page.getByRole('link', { name: '导出全部变化' })).toHaveAttribute(
    'href',
    `/api/scans/${OCTOBER}/changes-file?since=${SEPTEMBER}`,
  );
  await shot('scans-compare');
  await page.getByText('消失 1', { exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('未列入');
  expect(desk.requests.some((request) => request.includes('kind=vanished'))).toBe(true);
});

test('a scan that failed says why; who may only read starts none', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('district-lead', ['alerts-read', 'scans-read']);
  await page.goto(`${at}/scans?scan=20261015-080000-0a0b`);
  await expect(page.getByRole('alert')).toContainText('扫描结果不全');
  await expect(page.getByRole('button', { name: '发起扫描' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '继续' })).toHaveCount(0);
  await switchTo(page, 'EN');
  await expect(page.locator('[data-scan]').first()).toContainText('Running');
  await shot('scans-failed-en');
});

test('on a phone, in the dark', async ({ page, at, shot }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${at}/scans?scan=${OCTOBER}`);
  await expect(page.locator('tr[data-enterprise]').first()).toBeVisible();
  await expectWell(page, 'phone');
  await shot('scans-phone-dark');
});
