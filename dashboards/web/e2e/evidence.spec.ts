/** The evidence of an alert and the file of a case: what a person sees, keeps and is refused. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectWell, rows, switchTo, test } from './desk';

const drawer = (page: Page) => page.getByRole('dialog');
const evidence = (page: Page) =>
  page.getByRole('button', { name: /^(查看预警 .* 的证据|Evidence of)/ });

test.describe('evidence of an alert', () => {
  test('shows that it comes out the same, and where it comes from', async ({ page, at, shot }) => {
    await page.goto(`${at}/alerts`);
    await rows(page)
      .first()
      .getByRole('button', { name: /的证据$/ })
      .click();
    await expect(page, 'the row opens nothing').toHaveURL(/\/alerts/);
    await expect(drawer(page)).toContainText('逐字节一致');
    await expect(drawer(page)).toContainText('6 项全部一致');
    const rule = drawer(page).locator('[data-rule="fundraising_reports"]');
    await expect(rule).toContainText('法律依据');
    await expect(rule).toContainText('国务院令第737号');
    await expect(rule).toContainText('证据事件');
    await expect(drawer(page).locator('[data-step="events"] li')).not.toHaveCount(0);
    await expect(drawer(page).locator('tr[data-same="false"]')).toHaveCount(0);
    await shot('evidence-same');
    await expectWell(page, 'evidence');
  });

  test('can be kept as a file', async ({ page, desk, at }) => {
    await page.goto(`${at}/alerts`);
    await evidence(page).first().click();
    const wait = page.waitForEvent('download');
    await drawer(page).getByRole('button', { name: '下载 JSON' }).click();
    const file = await wait;
    const kept = JSON.parse(await readFile(await file.path(), 'utf8')) as { alert: string };
    expect(file.suggestedFilename()).toBe(`proof-${desk.alerts[0]?.id ?? ''}.json`);
    expect(kept.alert).toBe(desk.alerts[0]?.id);
    expect(desk.requests).toContain(`GET /api/alerts/${kept.alert}/proof-file`);
  });

  test('is kept by who may export only', async ({ page, desk, at }) => {
    desk.who = 'approver';
    await page.goto(`${at}/alerts`);
    await evidence(page).first().click();
    await expect(drawer(page)).toContainText('逐字节一致');
    await expect(drawer(page).getByRole('button', { name: '下载 JSON' })).toHaveCount(0);
  });

  test('says what differs and what is missing', async ({ page, desk, at, shot }) => {
    desk.differing = true;
    await page.goto(`${at}/alerts`);
    await switchTo(page, 'EN');
    await evidence(page).first().click();
    await expect(drawer(page)).toContainText('Not proven');
    await expect(drawer(page)).toContainText('No event is stored there');
    await expect(drawer(page).locator('li[data-state="missing"]')).toContainText('T-2026-0007');
    await expect(drawer(page).locator('tr[data-same="false"]').first()).toContainText(
      'derived: yellow',
    );
    await shot('evidence-differs-en');
    await expectWell(page, 'evidence that differs');
  });

  test('gives the keyboard back to the row', async ({ page, at }) => {
    await page.goto(`${at}/alerts`);
    await evidence(page).nth(1).focus();
    await page.keyboard.press('Enter');
    await expect(drawer(page)).toContainText('逐字节一致');
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
    await expect(evidence(page).nth(1)).toBeFocused();
  });

  test('is not offered to who may not see events', async ({ page, desk, at }) => {
    desk.become('industry-authority', ['alerts-read', 'enterprises-read', 'cases-read']);
    await page.goto(`${at}/alerts`);
    await expect(rows(page).first()).toBeVisible();
    await expect(evidence(page)).toHaveCount(0);
  });

  test('fits a phone, light and dark', async ({ page, at, shot }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${at}/alerts`);
    await evidence(page).first().click();
    await expect(drawer(page)).toContainText('逐字节一致');
    await shot('evidence-phone');
    await expectWell(page, 'evidence on a phone');
  });
});

test.describe('case file', () => {
  test('asks what for, and tells the hash by which the file is known', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    await page.goto(`${at}/cases/2026-000001`);
    await shot('case-with-file');
    await page.getByRole('button', { name: '导出案卷' }).click();
    const go = drawer(page).getByRole('button', { name: '导出案卷' });
    await expect(go).toBeDisabled();
    await drawer(page).getByLabel('用途').fill('移送公安机关');
    await shot('case-file-dialog');
    await expectWell(page, 'dialog of the case file');
    const wait = page.waitForEvent('download');
    await go.click();
    expect((await wait).suggestedFilename()).toBe('case-2026-000001.zip');
    expect(desk.cases.purposes).toEqual(['移送公安机关']);
    await expect(page.getByText('ab'.repeat(32))).toBeVisible();
    await shot('case-file-done');
  });

  test('says why there is none', async ({ page, at }) => {
    await page.goto(`${at}/cases/2026-000001`);
    await page.getByRole('button', { name: '导出案卷' }).click();
    await drawer(page).getByLabel('用途').fill('拒绝');
    await drawer(page).getByRole('button', { name: '导出案卷' }).click();
    await expect(drawer(page)).toContainText('模型无法读取');
  });

  test('is not offered to who may not export', async ({ page, desk, at }) => {
    desk.become('approver', ['alerts-read', 'enterprises-read', 'events-read', 'cases-read']);
    await page.goto(`${at}/cases/2026-000001`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: '导出案卷' })).toHaveCount(0);
    await expect(evidence(page).first()).toBeVisible();
  });
});
