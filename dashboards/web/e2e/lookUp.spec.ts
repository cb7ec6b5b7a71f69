/** The look-up of banks over made-up data. */
import { expect } from '@playwright/test';
import { switchTo, test } from './desk';

test('a bank looks one enterprise up by its authorisation', async ({ page, at, desk, shot }) => {
  desk.become('bank-officer', ['bank-look-up']);
  await page.goto(`${at}/`);
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(['企业查询']);
  await page.getByRole('button', { name: /查\s*询/ }).click();
  await expect(page.getByText('请输入授权书编号')).toBeVisible();
  await page.getByLabel('统一社会信用代码').fill('91330302MA2AQ0XX6G');
  await page.getByLabel('授权书编号').fill('SQ-2026-1188');
  await page.getByRole('button', { name: /查\s*询/ }).click();
  const scored = page.locator('[data-risk="default"]');
  await expect(scored).toContainText('71.4');
  await expect(scored).toContainText('欠税金额：86.5 万元');
  await expect(scored).toContainText('另有 2 项依据来自其他金融机构或公安');
  await expect(page.locator('[data-risk="fundraising"]')).toContainText('不代表低风险');
  await expect(page.locator('[data-look-up="expired"]')).toContainText('授权已过期');
  await expect(page.locator('[data-look-up="expired"]').getByRole('button')).toHaveCount(0);
  await shot('look-up');
  await switchTo(page, 'English');
  await expect(scored).toContainText('Tax arrears');
  await shot('look-up-en');
});

test('a bank is told that an authorisation is over', async ({ page, at, desk }) => {
  desk.become('bank-officer', ['bank-look-up']);
  desk.authorised = false;
  await page.goto(`${at}/look-up`);
  await page
    .locator('[data-look-up="valid"]')
    .getByRole('button', { name: /打\s*开/ })
    .click();
  await expect(page.getByRole('alert')).toContainText('授权已过期');
});
