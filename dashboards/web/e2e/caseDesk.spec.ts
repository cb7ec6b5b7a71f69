/** One case from its alert to its end, on a desk and on a phone; and what axe finds on these pages. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectWell, rows, switchTo, test } from './desk';
import type { MockDesk } from './mock/server';
import type { Who } from './mock/people';

const dialog = (page: Page) => page.getByRole('dialog');
const action = (page: Page, id: string) => page.locator(`[data-action="${id}"]`);

async function signIn(page: Page, desk: MockDesk, who: Who): Promise<void> {
  desk.who = who;
  await page.reload();
}

test.describe('triage', () => {
  test('opens one case from alerts of one enterprise and risk', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    desk.caseCount = 0;
    const alert = desk.alerts[0];
    if (alert === undefined) throw new Error('no alert');
    const { enterprise, enterpriseName, risk, district } = alert;
    desk.raise({ enterprise, enterpriseName, risk, district, reasons: [] });
    desk.raise({ risk: risk === 'default' ? 'fundraising' : 'default' });
    await page.goto(at);
    await rows(page).nth(0).getByRole('checkbox').check();
    await rows(page).nth(1).getByRole('checkbox').check();
    await expect(page.getByText('所选预警须属于同一企业、同一风险')).toBeVisible();
    const bar = page.getByRole('region', { name: '立案研判' });
    await expect(bar.getByRole('button', { name: '立案研判' })).toBeDisabled();
    await rows(page).nth(0).getByRole('checkbox').uncheck();
    await rows(page).nth(2).getByRole('checkbox').check();
    await expect(bar).toContainText('已选 2 条预警');
    await shot('triage-selected');
    await bar.getByRole('button', { name: '立案研判' }).click();
    await dialog(page).getByLabel('说明（可不填）').fill('两条预警，一并研判');
    await shot('triage-dialog');
    await dialog(page).getByRole('button', { name: '立案研判' }).click();
    for (const i of [1, 2]) {
      await expect(rows(page).nth(i).getByRole('link').last()).toContainText(/2026-\d{6}研判/);
    }
    await expect(bar).toHaveCount(0);
    await rows(page).nth(1).getByRole('link').last().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/2026-\d{6}/);
    await expect(page.getByText('共 2 条')).toBeVisible();
  });

  test('joins alerts to the case that is open already', async ({ page, desk, at }) => {
    const { summary } = desk.cases.cases.find('2026-000002');
    const { enterprise, enterpriseName, risk, region, alerts } = summary;
    desk.raise({ enterprise, enterpriseName, risk, district: region, reasons: [] });
    await page.goto(at);
    await rows(page).first().getByRole('button', { name: '立案研判' }).click();
    await dialog(page).getByRole('button', { name: '立案研判' }).click();
    await page.getByRole('button', { name: '查看案件' }).click();
    await expect(page).toHaveURL(`${at}/cases/2026-000002`);
    await expect(page.getByText(`共 ${alerts + 1} 条`)).toBeVisible();
    await expect(page.getByRole('list', { name: '办理经过' })).toContainText('并入预警');
  });

  test('goes by keyboard alone, and hears nothing while somebody writes', async ({
    page,
    at,
    shot,
  }) => {
    await page.goto(at);
    await expect(rows(page)).toHaveCount(50);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(rows(page).nth(1).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('x');
    await expect(rows(page).nth(1).getByRole('checkbox')).toBeChecked();
    await page.keyboard.press('?');
    await expect(dialog(page)).toContainText('快捷键');
    await shot('triage-keys');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();

    const search = page.getByPlaceholder('名称、标识或拼音首字母');
    await search.focus();
    await page.keyboard.press('x');
    await page.keyboard.press('o');
    await expect(search).toHaveValue('xo');
    await expect(dialog(page)).toBeHidden();
    await search.fill('');
    await expect(rows(page)).toHaveCount(50);

    const link = rows(page).nth(0).getByRole('link').first();
    await link.focus();
    // a key of an input method that composes
    await link.dispatchEvent('keydown', { key: 'o', code: 'KeyO', isComposing: true });
    await link.dispatchEvent('keydown', { key: 'o', code: 'KeyO', keyCode: 229 });
    await expect(dialog(page)).toBeHidden();
    await page.keyboard.press('o');
    await expect(dialog(page)).toContainText('立案研判');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/enterprises\//);
  });

  test('is not offered to who may not open cases', async ({ page, desk, at }) => {
    desk.who = 'inspector';
    await page.goto(at);
    await expect(rows(page)).toHaveCount(50);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expect(rows(page).first()).toContainText('未立案');
  });
});

test.describe('a case', () => {
  test('goes the whole way from triage to its end', async ({ page, desk, at, shot }) => {
    await page.goto(`${at}/cases/2026-000001`);
    await expect(page.getByRole('list', { name: '案件进程' })).toContainText('研判');
    await action(page, 'take').click();
    await expect(page.getByText('领取：已办理')).toBeVisible();
    await action(page, 'assign').click();
    await dialog(page).getByLabel('交办给').click();
    await page.getByTitle(/王敏/).click();
    await dialog(page).getByRole('button', { name: '交办' }).click();
    await expect(page.locator('[aria-current="step"]')).toContainText('签收');

    await signIn(page, desk, 'inspector');
    await action(page, 'accept').click();
    await expect(action(page, 'report')).toBeDisabled();
    await expect(page.getByText(/签收后还没有现场证据/)).toBeVisible();
    await shot('case-inspecting');
    await page.getByRole('button', { name: '添加记录' }).click();
    await page.getByLabel('内容').fill('现场张贴“保本高息”海报，负责人不在场。');
    await page.getByLabel('地点').fill('江滨路 12 号');
    await page.getByLabel('纬度（可不填）').fill('28.01');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('经纬度要么都填，要么都不填')).toBeVisible();
    await page.getByLabel('经度（可不填）').fill('120.67');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('list', { name: '记录与证据' })).toContainText('江滨路 12 号');

    await action(page, 'report').click();
    await dialog(page).getByRole('button', { name: '反馈' }).click();
    await expect(dialog(page).getByText('请填写此项')).toHaveCount(3);
    await dialog(page)
      .getByLabel(/同行核查员/)
      .click();
    await expect(page.getByTitle(/王敏/)).toHaveCount(0); // two different persons
    await page.getByTitle(/周婷/).click();
    await dialog(page).getByText('属实', { exact: true }).click();
    await dialog(page).getByLabel('理由').fill('承诺保本付息，向不特定对象宣传');
    await shot('case-report');
    await dialog(page).getByRole('button', { name: '反馈' }).click();
    await expect(page.getByText('反馈：已办理')).toBeVisible();

    await signIn(page, desk, 'city');
    await action(page, 'decide').click();
    await expect(dialog(page).getByText('助企帮扶')).toHaveCount(0); // not of this path
    await dialog(page).getByText('约谈整改').click();
    await dialog(page).getByLabel('理由').fill('情节较轻，责令整改');
    await dialog(page).getByRole('button', { name: '复核定性' }).click();
    await expect(page.getByText('复核定性：已办理')).toBeVisible();
    await action(page, 'progress').click();
    await dialog(page).getByRole('button', { name: '添加措施' }).click();
    await dialog(page).getByRole('button', { name: '更新措施' }).click();
    await expect(dialog(page).getByText('每项措施都要有内容和期限')).toBeVisible();
    await dialog(page).getByLabel('措施 1', { exact: true }).fill('清退资金');
    await dialog(page).getByLabel('完成期限 1').fill('2026-12-31');
    await dialog(page).getByText('已完成').click();
    await shot('case-plan');
    await dialog(page).getByRole('button', { name: '更新措施' }).click();
    await expect(page.getByText('已完成 1/1 项')).toBeVisible();
    await action(page, 'close').click();
    await dialog(page).getByLabel('涉及人员与金额').fill('23 人，48 万元，已清退');
    await dialog(page).getByText('值得', { exact: true }).click();
    await dialog(page).getByLabel('理由').fill('整改完成');
    await dialog(page).getByRole('button', { name: /销号/ }).click();
    await expect(page.getByTestId('proposal')).toContainText('林晓提请销号');
    await expect(action(page, 'withdraw')).toBeVisible();
    await expect(action(page, 'approve')).toHaveCount(0);

    await signIn(page, desk, 'approver');
    await expect(page.getByTestId('proposal')).toBeVisible();
    await shot('case-proposal');
    await action(page, 'approve').click();
    await expect(page.getByTestId('proposal')).toHaveCount(0);
    await expect(page.locator('[aria-current="step"]')).toHaveCount(0);
    const history = page.getByRole('list', { name: '办理经过' });
    await expect(history.getByRole('listitem').first()).toContainText('已批准');
    await page.getByText('双人复核', { exact: true }).click();
    await expect(history.getByRole('listitem')).toHaveCount(1);
    await shot('case-closed');
  });

  test('that somebody else changed is read anew, and what was typed is kept', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    await page.goto(`${at}/cases/2026-000002`);
    await action(page, 'dismiss').click();
    await dialog(page).getByLabel('理由').fill('误报，附说明');
    desk.cases.cases.touch('2026-000002');
    await dialog(page).getByRole('button', { name: /排除/ }).click();
    await expect(dialog(page)).toContainText('案件刚被他人改动，您的操作没有执行');
    await expect(dialog(page).getByLabel('理由')).toHaveValue('误报，附说明');
    await shot('case-changed');
    await dialog(page).getByRole('button', { name: /排除/ }).click();
    await expect(page.getByTestId('proposal')).toContainText('误报，附说明');
  });

  test('that does not exist says so', async ({ page, at }) => {
    await page.goto(`${at}/cases/2026-999999`);
    await expect(page.getByText('没有这件案件')).toBeVisible();
  });

  test('takes files, refuses others, and gives them back', async ({ page, at, shot }) => {
    await page.goto(`${at}/cases/2026-000005`);
    const file = page.getByTestId('file');
    const pdf = Buffer.from('%PDF-1.7 现场照片');
    await file.setInputFiles([
      { name: '询问笔录.pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      { name: 'fake.png', mimeType: 'image/png', buffer: Buffer.from([77, 90, 0, 1]) },
    ]);
    const list = page.getByRole('list', { name: '附件' });
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect(list).toContainText(/SHA-256 [0-9a-f]{64}/);
    await expect(page.getByText('setup.exe：不接受这种类型，没有上传')).toBeVisible();
    await expect(page.getByText(/fake.png：没有上传成功 · 不接受这种类型的文件/)).toBeVisible();
    await shot('case-files');
    const downloading = page.waitForEvent('download');
    await list.getByRole('button', { name: '下载 询问笔录.pdf' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('询问笔录.pdf');
    expect(await readFile(await download.path())).toEqual(pdf);
  });

  test('prints as a document', async ({ page, at, shot }) => {
    await page.goto(`${at}/cases/2026-000008`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { name: '可办事项' })).toBeHidden();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByText('清退存量资金，按月报送进度')).toBeVisible();
    await shot('case-print');
  });
});

test('an inspector works on a phone without a mouse', async ({ page, desk, at, shot }) => {
  desk.who = 'inspector';
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(at);
  await page.getByRole('button', { name: '打开导航菜单' }).click();
  await page.getByRole('menuitem', { name: '核查任务' }).click();
  await expect(page.getByRole('heading', { name: '核查任务' })).toBeVisible();
  await shot('tasks-phone');
  const today = page.getByRole('region', { name: /今日安排/ }).locator('article');
  await page.getByLabel('每天可办').fill('1');
  await expect(today).toHaveCount(1);
  await page.reload();
  await expect(page.getByLabel('每天可办')).toHaveValue('1');
  await expect(today).toHaveCount(1);
  await page.getByLabel('每天可办').fill('20');
  const assigned = page
    .locator('article')
    .filter({ has: page.getByRole('button', { name: '签收' }) });
  const number = (await assigned.first().getAttribute('data-case')) ?? '';
  const card = page.locator(`article[data-case="${number}"]`);
  const accept = card.getByRole('button', { name: '签收' });
  expect((await accept.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await accept.press('Enter');
  await card.getByRole('button', { name: '现场取证' }).press('Enter');
  await dialog(page).getByLabel('内容').fill('门店已关闭');
  await dialog(page).getByLabel('地点').fill('五马街 3 号');
  await shot('tasks-evidence-phone');
  await dialog(page).getByRole('button', { name: '保存' }).press('Enter');
  await expect(dialog(page)).toBeHidden();
  await card.getByRole('button', { name: '反馈' }).press('Enter');
  await expect(dialog(page).getByRole('button', { name: '反馈' })).toBeEnabled();
  await shot('tasks-report-phone');
  await dialog(page).getByRole('button', { name: '取消' }).press('Enter');
  await card.getByRole('link').press('Enter');
  await expect(page).toHaveURL(new RegExp(`/cases/${number}`));
  await shot('case-phone');
});

test('a police liaison sees the cases that were handed over, and nothing else', async ({
  page,
  desk,
  at,
}) => {
  const handed = desk.cases.cases.find('2026-000008');
  handed.summary.outcome = 'police';
  desk.who = 'police';
  await page.goto(at);
  await expect(page).toHaveURL(`${at}/cases`);
  await expect(page.getByRole('navigation').getByRole('link')).toHaveCount(1);
  await expect(page.locator('tr[data-case]')).toHaveCount(1);
  await page.getByRole('link', { name: new RegExp(handed.summary.enterpriseName) }).click();
  await action(page, 'receipt').click();
  await expect(page.getByText('孙警官 · 市公安局经侦支队', { exact: true })).toBeVisible();
  expect(desk.requests.filter((request) => request.includes('/api/views'))).toEqual([]);
});

test('an enterprise shows its cases', async ({ page, desk, at }) => {
  const { enterprise, number } = desk.cases.cases.find('2026-000008').summary;
  await page.goto(`${at}/enterprises/${enterprise}`);
  await page.getByRole('link', { name: number }).click();
  await expect(page).toHaveURL(`${at}/cases/${number}`);
});

const PAGES: [path: string, who: Who][] = [
  ['/cases', 'city'],
  ['/cases?view=board', 'city'],
  ['/cases/2026-000008', 'city'],
  ['/tasks', 'inspector'],
  ['/alerts', 'city'],
];

for (const [size, width, language] of [
  ['desk', 1366, '中文'],
  ['phone', 390, 'English'],
] as const) {
  test(`axe finds no serious fault, and nothing is cut off, on a ${size}`, async ({
    page,
    desk,
    at,
  }) => {
    // axe looks at each row
    desk.alerts.splice(12);
    desk.caseCount = 30;
    await page.setViewportSize({ width, height: 844 });
    await page.goto(at);
    if (language === 'English') await switchTo(page, language);
    for (const [path, who] of PAGES) {
      desk.who = who;
      await page.goto(at + path);
      await expect(page.locator('[data-case], [data-alert], h1').first()).toBeVisible();
      await expect(page.locator('.ant-skeleton')).toHaveCount(0);
      await expectWell(page, path);
    }
  });
}
