/** The ten reasons to choose this desk that concern its pages, each by a test of its number. */
import { expect, type Page } from '@playwright/test';
import { rows, test } from './desk';
import { ENTERPRISES } from './mock/data';

const dialog = (page: Page) => page.getByRole('dialog');
const profile = (at: string) =>
  `${at}/enterprises/${encodeURIComponent(ENTERPRISES[1]?.id ?? '')}?risk=fundraising`;

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('finance-brain.language', 'zh'));
});

test('1: a number opens to its tag, value, source rows, feed and as-of time', async ({
  page,
  at,
  shot,
}) => {
  await page.goto(profile(at));
  await expect(page.getByText('数据截至').first()).toBeVisible();
  const reason = page.locator('button[data-tag]').nth(1); // some rest on no single event
  const tag = await reason.getAttribute('data-tag');
  await reason.click();
  await expect(dialog(page).locator('code').first()).toHaveText(tag ?? '');
  const event = dialog(page).locator('[data-event]').first();
  for (const what of ['来源', '事件编号', '发生时间', '可获得时间', '入库时间', '日志位置']) {
    await expect(event.getByText(what, { exact: true })).toBeVisible();
  }
  await expect(event.locator('[data-field]').first()).toBeVisible();
  await shot('reason-1');
});

test('2: of all that match less three, exactly N−3 change, each is told, and it is undone', async ({
  page,
  at,
  desk,
}) => {
  await page.goto(`${at}/cases?state=triage`);
  const cases = page.locator('tbody tr[data-case]');
  await expect(cases).toHaveCount(42);
  await page.locator('thead input[type=checkbox]').check();
  for (const i of [0, 1, 2]) await cases.nth(i).locator('input[type=checkbox]').uncheck();
  await expect(page.getByTestId('selected')).toHaveText('已选 39 项');
  const left = await Promise.all([0, 1, 2].map((i) => cases.nth(i).getAttribute('data-case')));
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await dialog(page).getByRole('button', { name: '冻结并核对' }).click();
  await dialog(page).getByRole('button', { name: '对 39 件执行领取' }).click();
  await expect(dialog(page).locator('li[data-result="done"]')).toHaveCount(39);
  const taken = () =>
    desk.cases.cases.all.filter(({ summary }) => summary.handler?.name === 'office');
  expect(taken()).toHaveLength(39);
  expect(taken().some(({ summary }) => left.includes(summary.number))).toBe(false);
  await dialog(page).getByRole('button', { name: '撤销', exact: true }).click();
  await expect(dialog(page).locator('li[data-result="undone"]')).toHaveCount(39);
  expect(taken()).toHaveLength(0);
});

test('3: a late feed is told on list and profile, with the blind tags and how many enterprises', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.late = true;
  await page.goto(`${at}/alerts`);
  await expect(page.getByText(/1 路数据已迟到：纳税申报（3 天前）/)).toBeVisible();
  const blind = page.getByTestId('blind-tags');
  await expect(blind).toContainText('受影响的标签 7 个：行业代码、注册资本');
  await expect(blind).toContainText('辖区内 14,865 家企业的这些标签未更新');
  await shot('reason-3');
  await blind.getByRole('button', { name: '查看全部' }).click();
  await expect(dialog(page).getByRole('listitem')).toHaveCount(7);
  await page.keyboard.press('Escape');
  await page.goto(profile(at));
  await expect(page.getByText(/1 路数据已迟到：纳税申报/)).toBeVisible();
  await expect(page.getByTestId('blind-tags')).toContainText('该企业的这些标签未更新');
});

test('4: the clock is in working days, a pause has its reason, and an escalation names a person', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/cases?mark=supervised`);
  await expect(page.getByText(/已超期 \d+ 个工作日/).first()).toBeVisible();
  await expect(page.getByText('督办人 林晓').first()).toBeVisible();
  const number = desk.cases.cases.all.find(({ summary }) => summary.supervisor)?.summary.number;
  await page.goto(`${at}/cases/${number ?? ''}`);
  await expect(page.getByText('林晓 市金融办').first()).toBeVisible();
  await expect(page.getByRole('list', { name: '办理经过' })).toContainText('升级督办');
  await shot('reason-4');
  const running = desk.cases.cases.all.find(
    ({ summary: { state, due } }) => state === 'inspecting' && (due?.workingDaysLeft ?? -1) > 0,
  );
  await page.goto(`${at}/cases/${running?.summary.number ?? ''}`);
  await expect(page.getByText(/\d+ 个工作日后到期/)).toBeVisible();
  await page.locator('[data-action="suspend"]').click();
  const pause = dialog(page).getByRole('button', { name: '挂起' });
  await pause.click();
  await expect(dialog(page).getByText('请填写此项')).toHaveCount(2);
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await dialog(page).getByLabel('截止日期').fill(until);
  await pause.click();
  await expect(dialog(page).getByText('请填写此项')).toHaveCount(1);
  await dialog(page).getByLabel('理由').fill('等待公安机关答复');
  await pause.click();
  await expect(page.getByText('挂起：已办理')).toBeVisible();
  await expect(page.getByText('已挂起，不计期限')).toBeVisible();
  await expect(page.getByText(/\d+ 个工作日后到期/)).toHaveCount(0);
  await expect(page.locator('dl').filter({ hasText: '挂起至' })).toContainText(until);
  const history = page.getByRole('list', { name: '办理经过' });
  await expect(history.getByRole('listitem').first()).toContainText('等待公安机关答复');
  await shot('reason-4-paused');
});

for (const [action, state] of [
  ['snooze', 'triage'],
  ['dismiss', 'triage'],
  ['close', 'handling'],
  ['reopen', 'closed'],
] as const) {
  test(`5: a second person decides on ${action}, and who proposed it can't`, async ({
    page,
    at,
    desk,
  }) => {
    const whole = desk.cases.cases.all.find(
      ({ summary, proposal }) => summary.state === state && proposal === undefined,
    );
    const number = whole?.summary.number ?? '';
    whole?.plan.forEach((step) => (step.done = true)); // else it can't be closed
    desk.cases.cases.act(
      number,
      {
        action,
        version: whole?.summary.version ?? 0,
        reason: '核实后提请',
        ...(action === 'snooze' && { until: '2099-01-01' }),
        ...(action === 'close' && { impact: '未造成损失', deserved: true }),
      },
      'city',
    );
    expect(whole?.summary.state).toBe(state);
    await page.goto(`${at}/cases/${number}`);
    await expect(page.getByText('核实后提请').first()).toBeVisible();
    await expect(page.locator('[data-action="approve"]:enabled')).toHaveCount(0);
    desk.who = 'approver';
    await page.reload();
    await page.locator('[data-action="approve"]').click();
    await expect.poll(() => whole?.proposal).toBeUndefined();
  });
}

test('9: nothing is asked of any other host', async ({ page, at }) => {
  const others: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== at) others.push(request.url());
  });
  for (const path of ['/alerts', '/cases', '/cockpit', '/enterprises', '/feeds', '/audit']) {
    await page.goto(at + path);
    await expect(page.locator('h1').first()).toBeAttached();
    await page.waitForLoadState('networkidle').catch(() => undefined); // the stream stays open
  }
  expect(others).toEqual([]);
});

test('9: an alert is triaged by keyboard alone, and shortcuts are off while a method composes', async ({
  page,
  at,
  desk,
}) => {
  const [first] = desk.alerts;
  await page.goto(`${at}/alerts`);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('?');
  await expect(dialog(page)).toContainText('快捷键');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('已选 1 条预警')).toBeVisible();
  await page.keyboard.press('o');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.type('举报属实', { delay: 5 });
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.evaluate(() => {
    for (const init of [
      { key: 'o', isComposing: true },
      { key: 'o', keyCode: 229 },
    ]) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, ...init }),
      );
    }
  });
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('o');
  await dialog(page).getByRole('button', { name: '立案研判' }).press('Enter');
  await expect.poll(() => first?.case?.number).toBeDefined();
});

test('9: a region is found by pinyin, in full and by initials', async ({ page, at }) => {
  for (const typed of ['lucheng', 'lcq', '鹿']) {
    await page.goto(`${at}/alerts`);
    await page.getByLabel('行政区划').click();
    await page.keyboard.type(typed);
    const found = page.locator('.ant-select-item-option');
    await expect(found).toHaveCount(1);
    await expect(found).toContainText('鹿城区');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/district=330302/);
  }
});

test('9: where a dialog closes, the keyboard is where it was', async ({ page, at }) => {
  for (const [path, name] of [
    ['/alerts', '管理视图'],
    ['/alerts', '另存为'],
    ['/cases', '管理视图'],
  ] as const) {
    await page.goto(at + path);
    const opener = page.getByRole('button', { name });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});
