/** Notifications over made-up data. */
import { expect } from '@playwright/test';
import { expectWell, switchTo, test } from './desk';

test('somebody confirms an address by its code and sets rules', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/alerts`);
  await page.getByRole('button', { name: '账户 林晓' }).click();
  await page.getByRole('menuitem', { name: '通知设置' }).click();
  await expect(page).toHaveURL(/\/notifications$/);
  await expect(page.getByText('验证邮箱地址后，以下规则才会生效。')).toBeVisible();
  await page.getByLabel('邮箱地址').last().fill('lin@elsewhere.cn');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.locator('.ant-form-item-explain-error')).toContainText('只允许使用以下域名');
  await page.getByLabel('邮箱地址').last().fill('lin@example.gov.cn');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.getByText('验证码已发往 lin@example.gov.cn')).toBeVisible();
  await page.getByLabel('6 位验证码').fill('000000');
  await page.getByRole('button', { name: /^验\s?证$/ }).click();
  await expect(page.locator('.ant-form-item-explain-error')).toContainText('验证码错误或已失效');
  await shot('notifications-code');
  await page.getByLabel('6 位验证码').fill('314159');
  await page.getByRole('button', { name: /^验\s?证$/ }).click();
  await expect(page.getByTestId('address')).toHaveText('lin@example.gov.cn');
  await page.getByLabel('我辖区内的新预警').check();
  await page.getByLabel('橙色预警').uncheck();
  await page.getByLabel('红色预警', { exact: true }).uncheck();
  await page.getByRole('button', { name: '保存规则' }).click();
  await expect(page.getByText('至少选择一项')).toBeVisible();
  await page.getByLabel('红色预警', { exact: true }).check();
  await page.getByLabel('启用免打扰').check();
  await page.getByLabel('结束时间').fill('22:00');
  await page.getByRole('button', { name: '保存规则' }).click();
  await expect(page.getByText('不能与开始时间相同')).toBeVisible();
  await page.getByLabel('结束时间').fill('07:30');
  await page.getByRole('button', { name: '保存规则' }).click();
  await expect(page.getByText('规则已保存')).toBeVisible();
  expect(desk.notifications.own.rules).toMatchObject({
    alerts: true,
    bands: ['red'],
    pace: 'daily',
    quietFrom: '22:00',
    quietUntil: '07:30',
  });
  await shot('notifications');
});

test('without a mail server the page says so', async ({ page, at, desk, shot }) => {
  desk.notifications.own.mailOn = false;
  await page.goto(`${at}/notifications`);
  await expect(page.getByText('尚未配置邮件服务器')).toBeVisible();
  await expect(page.getByRole('button', { name: '发送验证码' })).toHaveCount(0);
  await shot('notifications-off');
});

test('what did not arrive is told by the bell and tried again', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.notifications.own.undelivered = 1;
  await page.goto(`${at}/alerts`);
  await page.getByRole('button', { name: /收件箱/ }).click();
  await page.getByRole('link', { name: '1 项通知未能送达' }).click();
  const row = page.locator('[data-delivery="given-up"]');
  await expect(row).toContainText('邮件服务器未接受');
  await shot('notifications-deliveries');
  await row.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('已重新排队')).toBeVisible();
  await expect(page.locator('[data-delivery="given-up"]')).toHaveCount(0);
  await page.getByText('全部', { exact: true }).click();
  await expect(page.locator('[data-delivery="given-up"]')).toContainText('502 Bad Gateway');
});

test('who manages notifications adds a webhook, whose secret is told once', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/notifications?tab=webhooks`);
  await expect(page.locator('[data-webhook="off"]')).toContainText('连续 3 天失败，已自动停用');
  await page.getByRole('button', { name: '添加 Webhook' }).click();
  const form = page.getByRole('dialog', { name: '添加 Webhook' });
  await form.getByLabel('名称').fill('区级平台');
  await form.getByLabel('地址').fill('http://10.0.0.1/');
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('应为 https 地址')).toBeVisible();
  await shot('notifications-webhook-form');
  await form.getByLabel('地址').fill('https://hooks.example.cn/fb');
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByTestId('secret')).toContainText('whsec_');
  await shot('notifications-secret');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await expect(page.locator('[data-webhook="on"]')).toContainText('区级平台');
  expect(desk.notifications.hooks[1]).toMatchObject({ region: '', bands: ['orange', 'red'] });
  await page.locator('[data-webhook="on"]').getByRole('button', { name: '测试' }).click();
  await expect(page.getByText('测试调用已发出')).toBeVisible();
  await shot('notifications-webhooks');
});

test('who does not manage them sees no webhooks', async ({ page, at, desk }) => {
  desk.become('analyst', ['alerts-read', 'reports-read']);
  desk.notifications.deliveries = [];
  await page.goto(`${at}/notifications?tab=webhooks`);
  await expect(page.getByRole('tab')).toHaveText(['我的通知', '投递记录']);
  await expect(page.getByLabel('案件分派给我，或由我督办')).toHaveCount(0);
  await page.getByRole('tab', { name: '投递记录' }).click();
  await expect(page.getByText('没有投递记录')).toBeVisible();
});

test('notifications are well in the dark, on a phone and in English', async ({
  page,
  at,
  desk,
  shot,
}) => {
  Object.assign(desk.notifications.own, { address: 'lin@example.gov.cn', undelivered: 2 });
  desk.notifications.own.rules.alerts = true;
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const tab of ['own', 'deliveries', 'webhooks']) {
      await page.goto(`${at}/notifications?tab=${tab}`);
      await expect(page.getByRole('tab', { selected: true })).toBeVisible();
      await expectWell(page, `${tab} at ${width}`);
      await shot(`notifications-${tab}-${width}-dark`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${at}/notifications`);
  await switchTo(page, 'English');
  await expect(page.getByText('E-mail address').first()).toBeVisible();
  await expectWell(page, 'English on a phone');
  await shot('notifications-390-en');
});
