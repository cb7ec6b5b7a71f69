/** The pages of enterprises over made-up data. */
import { expect, type Page } from '@playwright/test';
import { expectWell, test } from './desk';
import { ENTERPRISES, LONG_NAME, SCRIPT_NAME } from './mock/data';

test.describe('an enterprise', () => {
  const id = ENTERPRISES[3]?.id ?? '';

  test('shows scores, reasons, history and tags', async ({ page, at, shot }) => {
    await page.goto(`${at}/enterprises/${id}`);
    await expect(page.getByText('未评分 · 数据覆盖不足')).toBeVisible();
    await expect(page.getByRole('img', { name: /走势图，共 24 个点/ })).toBeVisible();
    await expect(page.locator('[data-tag="cmp_refund"] dd').first()).toHaveText('无数据');
    await shot('enterprise');
    await page.locator('[data-category="registration"]').scrollIntoViewIfNeeded();
    await shot('enterprise-tags');
  });

  test('says that a score can no longer be derived, and its other parts stay', async ({
    page,
    at,
    desk,
    shot,
  }) => {
    desk.differing = true;
    await page.goto(`${at}/enterprises/${id}`);
    await expect(page.getByText('重新推算的结果与当时评分不同')).toBeVisible();
    await expect(page.getByText('当时评分：指数 78.4')).toBeVisible();
    await expect(page.getByRole('heading', { name: '企业标签' })).toBeVisible();
    await shot('enterprise-differs');
  });

  test('opens the events behind a reason', async ({ page, at, shot }) => {
    await page.goto(`${at}/enterprises/${id}`);
    await page.getByRole('button', { name: /显示全部/ }).click();
    const reason = page.locator('button[data-tag="reg_capital"]');
    await reason.click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.locator('[data-event]').first()).toContainText('分区 5 · 偏移 18203');
    await shot('evidence');
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });

  test('gives the focus back to the reason when its events are closed', async ({ page, at }) => {
    await page.goto(`${at}/enterprises/${id}`);
    await expect(page.locator('button[data-tag]').first()).toBeVisible();
    const all = page.getByRole('button', { name: /^显示全部/ });
    if ((await all.count()) > 0) await all.click();
    const reason = page.locator('button[data-tag="reg_capital"]'); // it rests on events
    const drawer = page.getByRole('dialog');
    await reason.click();
    await page.keyboard.press('Escape'); // before it has slid in
    await expect(drawer).toBeHidden();
    await expect(reason).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(drawer.locator('[data-event]').first()).toBeVisible();
    await expect(drawer).not.toHaveClass(/motion/);
    await page.keyboard.press('Tab');
    await expect(drawer.getByRole('button', { name: '关闭' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(drawer).toBeHidden();
    await expect(reason).toBeFocused();
  });

  test('tells the fields of an event by their names', async ({ page, at }) => {
    await page.goto(`${at}/enterprises/${id}`);
    await expect(page.locator('button[data-tag]').first()).toBeVisible();
    // one that rests on events, wherever the made-up shares put it
    const all = page.getByRole('button', { name: /^显示全部/ });
    if ((await all.count()) > 0) await all.click();
    await page.locator('button[data-tag="reg_capital"]').click();
    const capital = page.getByRole('dialog').locator('[data-field="registered_capital"]').first();
    await expect(capital).toHaveText('注册资本（万元）5,000');
  });

  test('tells its events over time, by day, of a category and page by page', async ({
    page,
    at,
    desk,
    shot,
  }) => {
    await page.goto(`${at}/enterprises/${id}`);
    const events = page.getByRole('region', { name: '事件时间线' }).last();
    const lines = events.locator('li[data-entry]');
    await expect(lines).toHaveCount(30);
    await expect(events.getByRole('heading', { level: 3 }).first()).toHaveText('2026-11-20');
    await expect(lines.first()).toContainText('09:30:05');
    await expect(lines.first()).toContainText('民间借贷纠纷');
    await expect(lines.first()).toContainText('已隐去');
    await expect(lines.first()).not.toContainText('***');
    await expect(lines.nth(1)).toContainText('纳税申报'); // the feed by its name
    await events.scrollIntoViewIfNeeded();
    await shot('enterprise-timeline');
    await lines
      .first()
      .getByRole('button', { name: /全部字段与来源$/ })
      .press('Enter');
    await expect(lines.first().locator('[data-field="amount"]')).toContainText('1,250,000');
    await shot('enterprise-timeline-open');

    await lines.last().scrollIntoViewIfNeeded();
    await expect(lines).toHaveCount(60);
    await lines.last().scrollIntoViewIfNeeded();
    await expect(lines).toHaveCount(70);
    await expect(events.getByText('没有更多了')).toBeVisible();

    await page.getByLabel('按数据类别筛选事件').click();
    await page.keyboard.type('税务');
    await page.keyboard.press('Enter');
    await expect(lines).toHaveCount(18);
    expect(desk.requests.some((request) => request.includes('category=tax'))).toBe(true);
    await page.getByLabel('按数据类别筛选事件').click();
    await page.keyboard.type('年报');
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有收到事件，不等于没有发生。')).toBeVisible();
  });

  test('prints its events whole', async ({ page, at, shot }) => {
    await page.goto(`${at}/enterprises/${id}`);
    const events = page.getByRole('region', { name: '事件时间线' }).last();
    await expect(events.locator('li[data-entry]').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(events.getByRole('button', { name: '加载更多' })).toBeHidden();
    const [whole, seen] = await events.evaluate((box) => [box.scrollHeight, box.clientHeight]);
    expect(whole).toBe(seen);
    await shot('enterprise-timeline-print');
  });

  test('does not ask for events in the name of who may not read them', async ({
    page,
    at,
    desk,
  }) => {
    desk.become('industry-authority', ['alerts-read', 'enterprises-read', 'cases-read']);
    await page.goto(`${at}/enterprises/${id}`);
    await expect(page.getByRole('heading', { name: '企业标签' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '事件时间线' })).toHaveCount(0);
    expect(desk.requests.filter((request) => request.includes('/events'))).toEqual([]);
  });

  test('opens a tag to its definition, its peers and its history', async ({ page, at, shot }) => {
    await page.goto(`${at}/enterprises/${id}`);
    const tag = page.locator('[data-tag="reg_capital"]');
    const open = tag.getByRole('button');
    const drawer = page.getByRole('dialog');
    await open.focus();
    await expect(tag.getByRole('img', { name: '高于同类企业的 93%' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(drawer).toContainText('注册资本（演示口径）');
    await expect(drawer.getByTestId('tag-peers')).toContainText('1,240 家');
    await expect(drawer.getByTestId('tag-peers')).toContainText('高于其中 93%');
    await expect(drawer.getByRole('img', { name: /^注册资本走势图，共 6 次变化/ })).toBeVisible();
    await expect(drawer.locator('tbody tr')).toHaveCount(6);
    await expect(drawer.locator('tbody tr').first()).toContainText('5,000万元');
    await expect(drawer).toContainText('只列出最近 6 次变化');
    await expect(drawer).not.toContainText('两次记录之间也有变动');
    await shot('enterprise-tag');
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(open).toBeFocused();
  });

  test('says what the history of a tag does not hold, and why it has no peers', async ({
    page,
    at,
    shot,
  }) => {
    await page.goto(`${at}/enterprises/${id}`);
    const drawer = page.getByRole('dialog');
    await page.locator('[data-tag="reg_age_days"] button').click();
    await expect(drawer).toContainText('两次记录之间也有变动');
    await expect(drawer).toContainText('不足 20 家');
    await shot('enterprise-tag-days');
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await page.locator('[data-tag="cmp_refund"] button').click();
    await expect(drawer).toContainText('没有这个标签的数据，无从比较');
    await expect(drawer).toContainText('没有变化记录');
    await shot('enterprise-tag-missing');
  });

  test('shows a very long name whole, and a script as text', async ({ page, at, shot }) => {
    const [, long, script] = ENTERPRISES;
    await page.goto(`${at}/enterprises/${long?.id ?? ''}`);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toContainText(LONG_NAME);
    await expect(heading).toContainText(long?.id ?? '');
    await shot('enterprise-long-name');
    await page.goto(`${at}/enterprises/${script?.id ?? ''}`);
    await expect(heading).toContainText(SCRIPT_NAME);
    await expect(page).toHaveTitle(`${SCRIPT_NAME} · 金融大脑`);
  });

  test('is found by a part of its id', async ({ page, at, shot }) => {
    await page.goto(at);
    await page.getByLabel('查找企业').fill(id.slice(8, 14));
    await expect(page.locator('.ant-select-item-option').first()).toBeVisible();
    await shot('search');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/enterprises\\?query=${id.slice(8, 14)}`));
    await page.getByRole('link', { name: id }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
  });

  test('that is unknown says so', async ({ page, at }) => {
    await page.goto(`${at}/enterprises/demo%3Anobody`);
    await expect(page.getByText('没有这家企业')).toBeVisible();
  });
});

test.describe('the list of enterprises', () => {
  const listed = (page: Page) => page.locator('tr[data-enterprise]');
  const total = (page: Page) => page.getByTestId('enterprise-count');

  test('shows where each stands in both risks, the highest index first', async ({
    page,
    at,
    shot,
  }) => {
    await page.goto(`${at}/enterprises`);
    await expect(total(page)).toHaveText('260 家企业');
    const first = listed(page).first();
    await expect(first.locator('[data-risk="fundraising"]')).toHaveText('99.0红');
    await expect(first.locator('[data-risk="default"]')).toHaveText('31.0蓝');
    await shot('enterprises');
    const head = page.getByRole('columnheader', { name: '违约' });
    await head.getByRole('button').click();
    await expect(page).toHaveURL(/sort=default/);
    await expect(listed(page).first().locator('[data-risk="default"]')).toContainText('98.0');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
  });

  test('is paged by the server to its end', async ({ page, desk, at }) => {
    await page.goto(`${at}/enterprises`);
    await expect(listed(page)).toHaveCount(50);
    for (const expected of [100, 150, 200, 250, 260]) {
      await listed(page).last().scrollIntoViewIfNeeded();
      await expect.poll(() => listed(page).count()).toBeGreaterThanOrEqual(expected);
    }
    await expect(page.getByText('没有更多了')).toBeVisible();
    expect(desk.requests.filter((request) => request.includes('cursor=')).length).toBe(5);
  });

  test('is narrowed by risk, band, district and a part of the name', async ({ page, at, shot }) => {
    await page.goto(`${at}/enterprises`);
    const form = page.getByRole('search');
    await form.getByText('违约').click();
    await form.getByRole('button', { name: '未评分', exact: true }).click();
    await expect(page).toHaveURL(`${at}/enterprises?risk=default&band=unscored`);
    await expect(total(page)).toHaveText('符合条件 52 家');
    await expect(listed(page).first().locator('[data-risk="default"]')).toContainText(
      '未评分数据覆盖不足',
    );
    await form.getByLabel('行政区划').click();
    await page.keyboard.type('鹿城');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/district=330302/);
    await shot('enterprises-filtered');
    await page.reload();
    await expect(total(page)).toContainText('符合条件');
    await form.getByRole('button', { name: '重置' }).click();
    await form.getByPlaceholder('名称、标识或拼音首字母').fill('示范区');
    await expect(listed(page)).toHaveCount(1);
    await expect(listed(page).getByRole('link')).toHaveAttribute('title', new RegExp(LONG_NAME));
    await form.getByPlaceholder('名称、标识或拼音首字母').fill('no-such');
    await expect(page.getByText('没有匹配的企业')).toBeVisible();
    await page.getByRole('button', { name: '重置' }).last().click();
    await expect(form.getByPlaceholder('名称、标识或拼音首字母')).toHaveValue('');
    await expect(total(page)).toHaveText('260 家企业');
  });

  test('is screened by alerts and tags, with what each tag leaves out', async ({
    page,
    at,
    desk,
    shot,
  }) => {
    await page.goto(`${at}/enterprises`);
    const conditions = page.getByRole('group', { name: '标签条件' });
    await conditions.getByRole('button', { name: '添加条件' }).click();
    const form = page.getByRole('tooltip');
    await form.getByRole('combobox', { name: '标签' }).click();
    await page.keyboard.type('注册资本');
    await page.keyboard.press('Enter');
    await form.getByRole('textbox').fill('很多');
    await form.getByRole('button', { name: /确\s?定/ }).click();
    await expect(form.getByRole('alert')).toHaveText('请输入数字');
    await form.getByRole('textbox').fill('1000');
    await shot('screening-form');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/tag=reg_capital%3Agt%3A1000/);
    const chip = conditions.locator('[data-condition="reg_capital:gt:1000"]');
    await expect(chip).toContainText('> 1000 万元');
    await expect(chip).toContainText('去掉后 1,284 家');
    await conditions.getByRole('button', { name: '添加条件' }).click();
    await form.getByRole('combobox', { name: '标签' }).click();
    await page.keyboard.type('注册资本');
    await page.keyboard.press('Enter');
    await form.getByRole('combobox', { name: '比较方式' }).click();
    await page.locator('.ant-select-item-option-content', { hasText: '近期变化' }).click();
    await expect(form.getByRole('textbox', { name: '几天之内' })).toHaveValue('30');
    await form.getByRole('textbox').fill('400');
    await form.getByRole('button', { name: /确\s?定/ }).click();
    await expect(form.getByRole('alert')).toHaveText('请输入 1–365 的天数');
    await form.getByRole('textbox').fill('60');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/tag=reg_capital%3Achanged%3A60/);
    await expect(conditions).toContainText('近 60 天有变化');
    const record = page.getByRole('group', { name: '数据条件' });
    await record.getByLabel('数据类别').click();
    await page.keyboard.type('税务');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/record=tax%3Asome%3A90/);
    await record.getByLabel('有无记录').click();
    await page.locator('.ant-select-item-option-content', { hasText: '近 365 天无记录' }).click();
    await expect(page).toHaveURL(/record=tax%3Anone%3A365/);
    await page.getByLabel('行业门类').click();
    await page.keyboard.type('租赁');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/industry=L/);
    const alert = page.getByRole('group', { name: '预警条件' });
    for (const [label, choice] of [
      ['触发原因', '等级上升'],
      ['预警时间', '近 30 天'],
    ] as const) {
      await alert.getByLabel(label).click();
      await page
        .locator('.ant-select-item-option-content')
        .getByText(choice, { exact: true })
        .click();
    }
    await expect(page).toHaveURL(/cause=band_rise&alerted=30/);
    await expect
      .poll(() => desk.requests.some((each) => /enterprises\?.*cause=band_rise/.test(each)))
      .toBe(true);
    await shot('screening');
    await expectWell(page, 'screening');

    await page.getByRole('button', { name: '导出名单' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /导\s?出/ })
      .click();
    await expect(page.getByText('请填写用途')).toBeVisible();
    await shot('screening-export');
    await page.keyboard.press('Escape');

    await chip.getByRole('button', { name: /^去掉条件/ }).click();
    await expect(page).not.toHaveURL(/tag=reg_capital%3Agt/);
  });

  test('is gone through by keyboard alone', async ({ page, at }) => {
    await page.goto(`${at}/enterprises`);
    await listed(page).first().getByRole('link').focus();
    await page.keyboard.press('ArrowDown');
    const second = listed(page).nth(1);
    await expect(second.getByRole('link')).toBeFocused();
    const id = (await second.getAttribute('data-enterprise')) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
    await expect(page.getByRole('main')).toBeFocused(); // not left on a row that is gone
  });

  test('opens from the numbers above the alerts', async ({ page, at }) => {
    await page.goto(at);
    await page.getByRole('link', { name: '非法集资：橙，302 家' }).click();
    await expect(page).toHaveURL(`${at}/enterprises?risk=fundraising&band=orange`);
    await expect(listed(page).first().locator('[data-risk="fundraising"]')).toContainText('橙');
  });
});
