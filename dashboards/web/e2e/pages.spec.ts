/** The built pages over made-up data: the states that a real stack is not brought into at will. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { count, rows, switchTo, test } from './desk';
import { ENTERPRISES } from './mock/data';

test.describe('sign-in', () => {
  test('leads back to the page that was asked for', async ({ page, desk, at, shot }) => {
    desk.signedIn = false;
    await page.goto(`${at}/alerts?band=red`);
    await expect(page.getByLabel('用户名')).toBeFocused();
    await shot('sign-in');
    await page.getByLabel('用户名').fill('admin');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('用户名或密码错误');
    await shot('sign-in-refused');
    await page.getByLabel('密码', { exact: true }).fill('right');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${at}/alerts?band=red`);
  });

  test('says how long it is locked', async ({ page, desk, at, shot }) => {
    desk.signedIn = false;
    desk.locked = true;
    await page.goto(`${at}/sign-in`);
    await page.getByLabel('用户名').fill('admin');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(/锁定.*(5:00|4:5\d)/);
    await expect(page.getByRole('button', { name: /登\s*录/ })).toBeDisabled();
    await shot('sign-in-locked');
    desk.locked = false;
    desk.signedIn = true;
    await page.getByLabel('用户名').fill('another');
    await page.getByLabel('密码', { exact: true }).fill('right');
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await expect(page).toHaveURL(`${at}/alerts`);
  });

  test('wants the first password changed', async ({ page, desk, at, shot }) => {
    desk.mustChangePassword = true;
    await page.goto(at);
    await page.getByLabel('当前密码').fill('first');
    await page.getByLabel('新密码', { exact: true }).fill('short');
    await page.getByLabel('再次输入新密码').fill('other');
    await page.getByRole('button', { name: '保存新密码' }).click();
    await expect(page.getByText('还差 7 个')).toBeVisible();
    await expect(page.getByText('两次输入的新密码不一致')).toBeVisible();
    await shot('first-password');
    await page.getByLabel('新密码', { exact: true }).fill('long enough now');
    await page.getByLabel('再次输入新密码').fill('long enough now');
    await page.getByRole('button', { name: '保存新密码' }).click();
    await expect(page.getByRole('heading', { name: '预警列表', level: 2 })).toBeVisible();
  });
});

test.describe('alerts', () => {
  test('load page by page to the end', async ({ page, at, shot }) => {
    await page.goto(at);
    await expect(rows(page)).toHaveCount(50);
    await shot('alerts');
    for (const expected of [100, 150, 180]) {
      await rows(page).last().scrollIntoViewIfNeeded();
      await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(expected);
    }
    await expect(page.getByText('没有更多了')).toBeVisible();
  });

  test('arrive live on top, marked, and are counted', async ({ page, desk, at, shot }) => {
    await page.goto(at);
    await expect(page.getByText('实时', { exact: true })).toBeVisible();
    const alert = desk.raise();
    await expect(rows(page).first()).toHaveAttribute('data-alert', alert.id);
    await expect(rows(page).first()).toContainText('新');
    await expect(count(page)).toContainText('181');
    await shot('alerts-live');
  });

  test('that the filter leaves out do not arrive', async ({ page, desk, at }) => {
    await page.goto(`${at}/alerts?risk=default`);
    await expect(page.getByText('实时', { exact: true })).toBeVisible();
    const other = desk.raise({ risk: 'fundraising' });
    const wanted = desk.raise({ risk: 'default' });
    await expect(rows(page).first()).toHaveAttribute('data-alert', wanted.id);
    await expect(page.locator(`tr[data-alert="${other.id}"]`)).toHaveCount(0);
  });

  test('wait behind a button while the reader is further down', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    await page.goto(at);
    await expect(page.getByText('实时', { exact: true })).toBeVisible();
    await rows(page).nth(40).scrollIntoViewIfNeeded();
    desk.raise();
    desk.raise();
    await page.getByRole('button', { name: '2 条新预警' }).waitFor();
    await shot('alerts-waiting');
    await page.getByRole('button', { name: '2 条新预警' }).click();
    await expect(rows(page).first()).toBeInViewport();
    await expect(page.getByRole('button', { name: /条新预警/ })).toHaveCount(0);
  });

  test('that came while the stream was cut are fetched', async ({ page, desk, at, shot }) => {
    await page.goto(at);
    await expect(page.getByText('实时', { exact: true })).toBeVisible();
    desk.cut();
    await expect(page.getByText('重新连接中')).toBeVisible();
    await shot('alerts-reconnecting');
    const missed = desk.raise();
    await expect(rows(page).first()).toHaveAttribute('data-alert', missed.id);
    await expect(page.getByText('实时', { exact: true })).toBeVisible();
  });

  test('are filtered by all that the form has, and the address keeps it', async ({
    page,
    at,
    shot,
  }) => {
    await page.goto(at);
    const form = page.getByRole('search');
    await form.getByText('非法集资').click();
    await form.getByRole('button', { name: '橙', exact: true }).click();
    await form.getByLabel('行政区划').click();
    await page.keyboard.type('330302');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await form.getByPlaceholder('名称、标识或拼音首字母').fill('91');
    await expect(page).toHaveURL(
      `${at}/alerts?risk=fundraising&band=orange&district=330302&enterprise=91`,
    );
    await page.reload();
    await expect(count(page)).toContainText('符合条件');
    await shot('alerts-filtered');
    await form.getByRole('button', { name: '收起' }).click();
    await expect(form.getByText('橙色预警')).toBeVisible();
    await form.getByRole('button', { name: '重置' }).click();
    await expect(count(page)).toContainText('共 180 条');
  });

  test('are exported whole, with a BOM', async ({ page, desk, at }) => {
    await page.goto(`${at}/alerts?risk=fundraising`);
    await expect(rows(page).first()).toBeVisible();
    const total = Number(/\d+/.exec((await count(page).textContent()) ?? '')?.[0]);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^预警-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF预警时间')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(total + 1);
    expect(desk.requests.filter((asked) => asked.includes('-export'))).toEqual([
      'GET /api/alert-export?risk=fundraising',
    ]);
  });

  test('are not exported in part: who asks for too many is told what to do', async ({
    page,
    desk,
    at,
  }) => {
    desk.tooMany = true;
    await page.goto(`${at}/alerts`);
    await page.getByRole('button', { name: '导出 CSV' }).click();
    await expect(page.getByText('导出失败，没有生成文件')).toBeVisible();
    await expect(page.getByText('请缩小筛选范围')).toBeVisible();
    await expect(page.getByRole('button', { name: '导出 CSV' })).toBeEnabled();
  });

  test('are exported by who may export only', async ({ page, desk, at }) => {
    desk.who = 'approver';
    await page.goto(`${at}/alerts`);
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('button', { name: '导出 CSV' })).toHaveCount(0);
    expect(desk.requests.filter((asked) => asked.includes('-export'))).toEqual([]);
  });

  test('are reached and opened by keyboard alone', async ({ page, desk, at }) => {
    await page.goto(at);
    await rows(page).first().getByRole('link').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).nth(2).getByRole('link')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      desk.alerts[2]?.enterprise ?? '',
    );
  });
});

test('districts and hard rules go by their names, in both languages', async ({
  page,
  desk,
  at,
}) => {
  await page.goto(at);
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  const alert = desk.raise({
    district: '330302',
    index: null,
    cause: { kind: 'hard_rule', rule: 'fundraising_reports' },
  });
  const row = page.locator(`tr[data-alert="${alert.id}"]`);
  await expect(row).toContainText('鹿城区');
  await expect(row).toContainText('硬规则 · 90天内群众举报非法集资3件以上');
  await switchTo(page, 'English');
  await expect(row).toContainText('Lucheng District');
  await expect(row).toContainText('Hard rule · Three or more reports');
});

test('what has no name goes by its code', async ({ page, desk, at }) => {
  await page.goto(at);
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  const alert = desk.raise({ district: '330399', cause: { kind: 'hard_rule', rule: 'gone' } });
  const row = page.locator(`tr[data-alert="${alert.id}"]`);
  await expect(row).toContainText('330399');
  await expect(row).toContainText('硬规则 · gone');
});

test.describe('where there is nothing', () => {
  test('an empty stack says what to run', async ({ page, desk, at, shot }) => {
    desk.empty = true;
    await page.goto(at);
    await expect(page.getByText('./finance-brain ingest --feed bdci')).toBeVisible();
    await shot('alerts-empty');
  });

  test('a stack without a model says so', async ({ page, desk, at }) => {
    desk.empty = true;
    desk.scored = false;
    await page.goto(at);
    await expect(page.getByText('./finance-brain train')).toBeVisible();
  });

  test('a filter that matches nothing offers the way back', async ({ page, at }) => {
    await page.goto(`${at}/alerts?enterprise=no-such`);
    await expect(page.getByText('没有符合条件的预警')).toBeVisible();
    await page.getByRole('button', { name: '重置' }).last().click();
    await expect(rows(page)).toHaveCount(50);
  });

  test('late feeds are named in a banner', async ({ page, desk, at, shot }) => {
    desk.late = true;
    await page.goto(at);
    await expect(page.getByText(/1 路数据已迟到：纳税申报（3 天前）/)).toBeVisible();
    await shot('alerts-late');
  });

  test('a warehouse that is away is told, and the list comes back', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    desk.failing = 'warehouse-unavailable';
    await page.goto(at);
    await expect(page.getByText('数据仓库暂时无法访问', { exact: false }).first()).toBeVisible();
    await shot('alerts-error');
    desk.failing = null;
    await page.getByRole('button', { name: '重试' }).click();
    await expect(rows(page)).toHaveCount(50);
  });
});

test.describe('where the server fails while the page is open', () => {
  test('the next page is not asked for again and again', async ({ page, desk, at, shot }) => {
    await page.goto(at);
    await expect(rows(page)).toHaveCount(50);
    desk.failing = 'internal';
    await rows(page).last().scrollIntoViewIfNeeded();
    await expect(page.getByText('服务器内部错误').last()).toBeVisible();
    const asked = () => desk.requests.filter((request) => request.includes('cursor=')).length;
    await page.waitForTimeout(1_000); // that nothing happens shows only in time
    expect(asked()).toBeLessThanOrEqual(2);
    await shot('alerts-next-page-failed');
    desk.failing = null;
    await page.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(100);
  });

  test('lists come back by themselves', async ({ page, desk, at }) => {
    desk.failing = 'internal';
    await page.goto(`${at}/enterprises`);
    await expect(page.getByText('服务器内部错误', { exact: true })).toBeVisible();
    desk.failing = null;
    await expect(page.locator('tr[data-enterprise]')).toHaveCount(50);
  });

  test('a server that is gone is told, and nothing pretends to be fresh', async ({
    page,
    desk,
    at,
    shot,
  }) => {
    await page.goto(at);
    await expect(page.getByText('实时', { exact: true })).toBeVisible();
    desk.refusing = true;
    desk.cut();
    await expect(page.getByText('重新连接中')).toBeVisible();
    await expect(page.getByText('无法连接服务器 · 页面上的内容可能不是最新的')).toBeVisible({
      timeout: 30_000,
    });
    await expect(rows(page)).toHaveCount(50); // still there to read
    await shot('alerts-server-gone');
    await rows(page).first().getByRole('link').click();
    await expect(page).toHaveURL(/\/enterprises\//);
    await expect(page.getByRole('alert')).toContainText('无法连接服务器');
    await shot('enterprise-server-gone');
    desk.refusing = false;
    await expect(page.locator('[data-category]').first()).toBeVisible({ timeout: 30_000 });
  });
});

test('a narrow window cuts nothing off', async ({ page, at, shot }) => {
  await page.setViewportSize({ width: 820, height: 900 });
  const id = ENTERPRISES[1]?.id ?? '';
  for (const language of ['中文', 'English']) {
    await page.goto(at);
    if (language === 'English') await switchTo(page, language);
    await expect(rows(page)).toHaveCount(50);
    await expect(rows(page).first().getByRole('link')).toBeInViewport({ ratio: 0.9 });
    await shot(`alerts-narrow-${language}`);
    for (const path of ['/alerts', '/enterprises', `/enterprises/${id}`]) {
      await page.goto(at + path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const [wide, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        globalThis.innerWidth,
      ]);
      expect(wide).toBeLessThanOrEqual(window);
    }
    await shot(`enterprise-narrow-${language}`);
  }
});

test('everything switches to English, and stays', async ({ page, at, shot }) => {
  await page.goto(at);
  await switchTo(page, 'English');
  await expect(page.getByRole('heading', { name: 'Alerts', level: 2 })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Alerts · Finance Brain');
  await shot('alerts-en');
  await page.goto(`${at}/enterprises/${ENTERPRISES[3]?.id ?? ''}`);
  await expect(page.getByText('Not scored · Too little data')).toBeVisible();
  await shot('enterprise-en');
  await page.goto(`${at}/enterprises`);
  await expect(page.getByTestId('enterprise-count')).toHaveText('260 enterprises');
  await shot('enterprises-en');
  await switchTo(page, '中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('a lost session leads to the sign-in', async ({ page, desk, at }) => {
  await page.goto(at);
  await expect(rows(page)).toHaveCount(50);
  desk.signedIn = false;
  await page.getByRole('button', { name: '橙', exact: true }).first().click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('a large screen is used', async ({ page, at, shot }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(at);
  await expect(rows(page)).toHaveCount(50);
  await shot('alerts-1920');
  await page.goto(`${at}/enterprises/${ENTERPRISES[3]?.id ?? ''}`);
  await expect(page.getByRole('img', { name: /走势图/ })).toBeVisible();
  await shot('enterprise-1920');
});
