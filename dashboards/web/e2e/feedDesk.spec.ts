/** Refused rows, the queue of names and connections over made-up data, on a desk and on a phone. */
import { expect, type Page } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';

const ENGINEER = ['feeds-read', 'feeds-mend'] as const;
const rejects = (page: Page) => page.locator('tbody tr[data-reject]');
const names = (page: Page) => page.locator('tbody tr[data-name]');

test('a refused row is corrected, checked and replayed, and is no longer open', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds`);
  await page.getByRole('tab', { name: '坏数据' }).click();
  await expect(page.getByTestId('reject-count')).toHaveText('共 70 条');
  await expect(rejects(page).first()).toContainText('N-1,31/12,温州丰泰鞋业有限公司');
  await shot('rejects');
  await rejects(page).first().getByText('处理').click();
  const row = page.getByRole('dialog');
  await expect(row).toContainText('按映射所列格式改写日期');
  await shot('reject');
  await row.getByRole('button', { name: '检查' }).click();
  await expect(row).toContainText('仍不合格：日期格式错误');
  await row.getByLabel('受理日期').fill('2026-12-31');
  await row.getByRole('button', { name: '检查' }).click();
  await expect(row.locator('[data-preview]')).toContainText('complaint.filed');
  await shot('reject-checked');
  await row.getByRole('button', { name: '重放' }).click();
  await expect(page.getByText('已发布')).toBeVisible();
  await expect(page.getByTestId('reject-count')).toHaveText('共 69 条');
  await page.getByText('已修正 1').click();
  await rejects(page).first().getByText('处理').click();
  await expect(page.getByRole('dialog')).toContainText('受理日期：31/12 → 2026-12-31');
});

test('a row that a colleague was quicker with is told as a failure, and keeps what was typed', async ({
  page,
  at,
  desk,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=rejects`);
  await rejects(page).first().getByText('处理').click();
  const row = page.getByRole('dialog');
  await row.getByLabel('受理日期').fill('2026-12-31');
  Object.assign(desk.feedDesk.rejects[0] ?? {}, { state: 'mended' });
  await page.mouse.click(5, 400); // beside the drawer
  await row.getByRole('button', { name: '重放' }).click();
  await expect(row).toContainText('已被他人处理');
  await expect(row.getByLabel('受理日期')).toHaveValue('2026-12-31');
  await expect(page.getByTestId('reject-count')).toHaveText('共 69 条');
});

test('a row is left for a reason, which has to be told, and opened again', async ({
  page,
  at,
  desk,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=rejects&feed=office/tickets`);
  await rejects(page).first().getByText('处理').click();
  const row = page.getByRole('dialog');
  await expect(row.getByRole('button', { name: '不再处理' })).toBeDisabled();
  await row.getByLabel(/理由/).fill('重复的工单');
  await row.getByRole('button', { name: '不再处理' }).click();
  await page.getByText('不再处理 1').click();
  await rejects(page).first().getByText('处理').click();
  await row.getByLabel(/理由/).fill('并不重复');
  await row.getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByText('没有符合条件的坏数据')).toBeVisible();
});

test('all of a feed and a reason are replayed as they are, and each says what became of it', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=rejects`);
  await expect(page.getByRole('button', { name: '原样重放全部' })).toBeDisabled();
  await page.goto(`${at}/feeds?tab=rejects&feed=office/tickets&reason=unknown_code`);
  await expect(page.getByText('请先补进映射的 codes')).toBeVisible();
  await page.getByRole('button', { name: '原样重放全部' }).click();
  const sure = page.getByRole('dialog');
  await expect(sure).toContainText('原样重放 18 条？');
  await shot('rejects-all');
  await sure.getByRole('button', { name: '开始重放' }).click();
  await expect(page.getByRole('region', { name: '处理结果' })).toContainText('已发布 18');
  await expect(page.getByTestId('reject-count')).toHaveText('共 0 条');
  await shot('rejects-replayed');
});

test('rows go to a department as a file, and what could not be counted is no zero', async ({
  page,
  at,
  desk,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=rejects&feed=office/tickets`);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载给部门' }).click();
  expect((await file).suggestedFilename()).toBe('rejects-office-tickets-1.csv');
  await expect(page.getByText('第 1 份有 2 行；还有未下载的行')).toBeVisible();
  const next = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载第 2 份' }).click();
  expect((await next).suggestedFilename()).toBe('rejects-office-tickets-2.csv');
  await expect(page.getByText('第 2 份有 16 行；已全部下载')).toBeVisible();
  desk.feedDesk.broken = true;
  await page.getByRole('button', { name: '下载给部门' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '暂时无法读取' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('待处理 —')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '暂时无法读取' })).toBeVisible();
});

test('a file that came back is shown before it is replayed, and what a spreadsheet spoilt is left out', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=rejects&feed=office/tickets`);
  const came = { name: '改正.csv', mimeType: 'text/csv', buffer: Buffer.from('死信编号\r\n') };
  await page.locator('input[type=file]').setInputFiles(came);
  const check = page.locator('[data-file-check]');
  await expect(check).toContainText('4 行，其中 3 行有改动；可接入 2 行，不接入 2 行。');
  await expect(check).toContainText('2 个单元格疑似被电子表格改动');
  await expect(check.locator('tbody tr').first()).toContainText('长数字变成了科学计数法');
  await expect(page.getByTestId('reject-count')).toHaveText('共 53 条');
  await shot('rejects-file');
  await expectWell(page, 'file');
  await check.getByRole('button', { name: '取消' }).click();
  await expect(check).toHaveCount(0);
  await page.locator('input[type=file]').setInputFiles({ ...came, name: '改正2.csv' });
  await switchTo(page, 'English');
  await expect(check).toContainText('Spoilt by a spreadsheet');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectWell(page, 'phone');
  await shot('rejects-file-phone-en');
  await check.getByRole('button', { name: 'Replay the 2 rows that fit' }).click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('Published 2');
  await expect(page.getByTestId('reject-count')).toHaveText('51 in all');
});

test('who may not mend sees where rows were refused, but not what they say', async ({
  page,
  at,
}) => {
  await page.goto(`${at}/feeds?tab=rejects`);
  await expect(rejects(page).first()).toContainText('***');
  await expect(page.getByText('仅数据工程师可见')).toBeVisible();
  await expect(page.getByRole('tab', { name: '企业认定' })).toHaveCount(0);
  await expect(page.getByText('处理', { exact: true })).toHaveCount(0);
});

test('rows are given to an enterprise by keyboard alone, and taken back', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=names`);
  await expect(page.getByTestId('name-count')).toHaveText('共 9 行');
  const panel = page.locator('[data-named]');
  await expect(panel.locator('[data-candidate]')).toHaveCount(2);
  await expect(panel).toContainText('2015-01-01 至 2021-03-01');
  await shot('names');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(panel).toContainText('登记中没有候选');
  await page.keyboard.press('k');
  await page.keyboard.press('2');
  await expect(page.getByTestId('name-count')).toHaveText('共 8 行');
  expect(desk.feedDesk.names[0]?.assigned).toBe('9133030214600002X5');
  await page.getByText('已认定', { exact: true }).click();
  await expect(panel).toContainText('已认定为 9133030214600002X5');
  await page.getByRole('button', { name: '撤销认定' }).click();
  await expect(page.getByText('没有符合条件的行')).toBeVisible();
});

test('keys decide on no row that nobody chose, and a row taken by a colleague stays and says so', async ({
  page,
  at,
  desk,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.clock.install();
  await page.goto(`${at}/feeds?tab=names`);
  const panel = page.locator('[data-named]');
  await expect(panel.locator('[data-candidate]')).toHaveCount(2);
  await page.keyboard.press('2');
  await expect(page.getByTestId('name-count')).toHaveText('共 9 行');
  await page.keyboard.press('j');
  const [first] = desk.feedDesk.names;
  Object.assign(first ?? {}, { state: 'assigned', assigned: '91330302146000011D' });
  await page.clock.fastForward(6_000); // what was read is no longer fresh
  await page.evaluate(() => globalThis.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByTestId('name-count')).toHaveText('共 8 行');
  await expect(panel).toContainText('已被他人处理');
  await expect(panel).toHaveAttribute('data-named', first?.id ?? '');
  expect(desk.feedDesk.names.filter(({ state }) => state !== 'open')).toHaveLength(1);
});

test('a row that names nobody is looked for elsewhere, or said to be no enterprise', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('data-engineer', ENGINEER);
  await page.goto(`${at}/feeds?tab=names`);
  await names(page).nth(1).getByRole('link').click();
  const panel = page.locator('[data-named]');
  await panel.getByLabel('查找其他企业').fill('双生');
  await panel.getByLabel('查找其他企业').press('Enter');
  await expect(panel.locator('[data-candidate]')).toHaveCount(1);
  await page.mouse.click(5, 5);
  await panel.getByLabel(/理由/).fill('作坊未登记');
  await shot('name-unknown');
  await panel.getByRole('button', { name: '不属于企业' }).click();
  await expect(page.getByTestId('name-count')).toHaveText('共 8 行');
  await page.getByRole('button', { name: '全部重新查找' }).click();
  await expect(page.getByText('已处理 0 行')).toBeVisible();
});

test('connections say which is ill, first', async ({ page, at, shot }) => {
  await page.goto(`${at}/feeds?tab=connections`);
  const connections = page.locator('tr[data-connection]');
  await expect(connections.first()).toContainText('无法连接数据库');
  await expect(connections).toHaveCount(3);
  await switchTo(page, 'English');
  await expect(connections.last()).toContainText('nothing yet');
  await shot('connections-en');
});

for (const [size, viewport] of [
  ['desk', { width: 1366, height: 768 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`axe finds no serious fault, and nothing is cut off, on a ${size}`, async ({
    page,
    at,
    desk,
    shot,
  }) => {
    desk.become('data-engineer', ENGINEER);
    await page.setViewportSize(viewport);
    for (const tab of ['rejects', 'names', 'connections']) {
      await page.goto(`${at}/feeds?tab=${tab}`);
      await expect(page.locator('table.sheet tbody tr').first()).toBeVisible();
      await expectWell(page, size);
      await shot(`feeds-${tab}-${size}`);
    }
    await page.goto(`${at}/feeds?tab=rejects`);
    await rejects(page).first().getByText('处理').click();
    await page.getByRole('dialog').getByRole('button', { name: '检查' }).click();
    await expect(page.getByRole('dialog')).toContainText('仍不合格');
    await expectWell(page, size);
    await shot(`reject-${size}`);
  });
}
