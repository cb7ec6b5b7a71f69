/** Reports over made-up data. */
import { expect } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';

test('somebody makes a report, looks at it and takes it for a purpose', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/reports`);
  await expect(page.locator('[data-report]')).toHaveCount(2);
  await expect(page.locator('[data-report=failed]')).toContainText('失败于“违约最高”');
  await shot('reports');
  await page.getByRole('button', { name: '新建报告' }).click();
  const dialog = page.getByRole('dialog', { name: '新建报告' });
  await dialog.getByLabel('名称').fill('市办周报');
  await shot('reports-make');
  await dialog.getByRole('button', { name: '开始生成' }).click();
  await expect(dialog).toBeHidden();
  expect(desk.reports.reports[0]).toMatchObject({ kind: 'city', title: '市办周报', scan: '' });
  const row = page.locator('tr', { hasText: '市办周报' });
  await row.getByRole('button', { name: /预\s*览/ }).click();
  const drawer = page.getByRole('dialog', { name: '市办周报' });
  const frame = drawer.frameLocator('iframe');
  await expect(frame.getByRole('cell', { name: '302' })).toBeVisible();
  await expect(frame.getByText('脚本运行了')).toHaveCount(0);
  const pdf = drawer.getByRole('button', { name: 'PDF' });
  await expect(pdf).toBeDisabled();
  await drawer.getByLabel('用途').fill('周例会');
  const download = page.waitForEvent('download');
  await pdf.click();
  expect((await download).suggestedFilename()).toBe('市办周报.pdf');
  expect(desk.reports.taken).toEqual(['pdf 周例会']);
  await shot('reports-open');
});

test('who has a district orders its sheet, and no template', async ({ page, at, desk }) => {
  desk.become('district-lead', ['alerts-read', 'reports-read', 'reports-make']);
  await page.goto(`${at}/reports?tab=templates`);
  await expect(page.getByRole('tab', { name: '模板' })).toHaveCount(0);
  await page.getByRole('button', { name: '新建报告' }).click();
  const dialog = page.getByRole('dialog', { name: '新建报告' });
  await dialog.getByLabel('类型').click();
  await page.locator('.ant-select-item', { hasText: '企业核查单' }).click();
  await dialog.getByRole('button', { name: '开始生成' }).click();
  await expect(dialog).toContainText('请选择企业');
  await dialog.getByLabel('企业', { exact: true }).click();
  await page.keyboard.type('913303000000000000');
  await expect(page.getByText('913303000000000000（未在册）')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('示范区');
  await page.locator('.ant-select-item-option', { hasText: '示范区' }).click();
  await dialog.getByRole('button', { name: '开始生成' }).click();
  await expect(page.getByText('企业核查单').first()).toBeVisible();
});

test('the template of dossiers is seen on an enterprise', async ({ page, at, shot }) => {
  await page.goto(`${at}/reports?tab=templates`);
  await page.getByLabel('类型').click();
  await page.locator('.ant-select-item', { hasText: '企业核查单' }).click();
  const preview = page.getByRole('button', { name: '用真实数据预览' });
  await expect(preview).toBeDisabled();
  await page.getByLabel('预览所用的企业').click();
  await page.keyboard.type('示范区');
  await page.locator('.ant-select-item-option', { hasText: '示范区' }).click();
  await preview.click();
  await expect(page.frameLocator('iframe').getByText('非法集资')).toBeVisible();
  await shot('reports-template-dossier');
  await page.getByRole('textbox', { name: '模板正文' }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('<p>新的一段</p>');
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await expect(page.getByText('已保存，之后的报告使用新版本')).toBeVisible();
  await expect(preview).toBeEnabled(); // the enterprise is still chosen
});

test('an office writes a template, sees it on real data and is told of its error', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(`${at}/reports?tab=templates`);
  const body = page.getByRole('textbox', { name: '模板正文' });
  await expect(body).toContainText('一、概况');
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('<script></script>');
  await page.getByRole('button', { name: '用真实数据预览' }).click();
  await expect(page.getByRole('alert')).toContainText('第 2 行：不允许的标签 <script>');
  await shot('reports-template-error');
  await body.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('<p>新的一段</p>');
  await page.getByRole('button', { name: '用真实数据预览' }).click();
  await expect(page.frameLocator('iframe').getByText('非法集资')).toBeVisible();
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await expect(page.getByText('已保存，之后的报告使用新版本')).toBeVisible();
  await shot('reports-template');
});

test('the bell tells of what is ready and what failed', async ({ page, at, shot }) => {
  await page.goto(`${at}/alerts`);
  await page.getByRole('button', { name: '收件箱，2 条未读' }).click();
  await expect(page.getByRole('link', { name: '鹿城区简报' })).toBeVisible();
  await expect(page.getByRole('link', { name: '批量操作：7 件案件' })).toHaveAttribute(
    'href',
    /\/cases\/bulk\//,
  );
  await expect(page.getByText('名单事项待第二人审批')).toBeVisible();
  await expect(page.getByRole('link', { name: '十一月全市扫描' })).toHaveAttribute(
    'href',
    /\/scans\?scan=/,
  );
  await expect(page.getByText('扫描已停止，已扫描 1500 家企业')).toBeVisible();
  await expect(page.getByText('定时任务未能完成')).toBeVisible();
  await shot('reports-inbox');
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(page.getByRole('button', { name: '收件箱，0 条未读' })).toBeAttached();
  await page.getByRole('link', { name: '鹿城区简报' }).click();
  await expect(page.getByRole('dialog', { name: '鹿城区简报' })).toContainText('生成失败');
});

test('reports are readable in English, in the dark and on a phone', async ({ page, at, shot }) => {
  await page.goto(`${at}/reports`);
  await switchTo(page, 'English');
  await expect(page.getByRole('button', { name: 'New report' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await shot('reports-en-dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectWell(page, 'phone');
  await shot('reports-phone');
  await page.goto(`${at}/reports?report=7b1c8a52-6a0f-4a1e-8a77-3d7f6f0f9c01`);
  await expect(page.frameLocator('iframe').getByText('非法集资')).toBeVisible();
  // axe can't look into a frame that runs nothing
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await shot('reports-phone-open');
});
