/** Administration, one's own account and the second factor over made-up data. */
import { expect } from '@playwright/test';
import { switchTo, test } from './desk';

const SYSTEM = ['accounts-read', 'accounts-manage', 'feeds-read'] as const;
const SECURITY = ['accounts-read', 'roles-grant', 'sessions-end'] as const;

test('the system administrator makes an account, whose password is told once', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('system-admin', SYSTEM);
  await page.goto(`${at}/`);
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(['数据接入', '管理']);
  await page.getByRole('link', { name: '管理' }).click();
  await expect(page.getByTestId('account-count')).toHaveText('共 6 个账号');
  await shot('accounts');
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('用户名').fill('Wang');
  await form.getByLabel('姓名').fill('王芳');
  await form.getByRole('button', { name: '新建账号' }).click();
  await expect(form.locator('.ant-form-item-explain-error')).toContainText('2 到 50 个小写字母');
  await form.getByLabel('用户名').fill('wang.fang');
  await form.getByRole('button', { name: '新建账号' }).click();
  await expect(page.getByTestId('once-password')).toHaveText('kT7wqXe2mVbN4rYdJpHs');
  await shot('once-password');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  const row = page.locator('[data-account="wang.fang"]');
  await expect(row).toContainText('未授权角色');
  await row.getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText('角色与辖区由安全管理员授予');
  await page.getByRole('button', { name: '重置密码' }).click();
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByTestId('once-password')).toHaveText('aB3dEfGh4jKmNp5qRsTu');
});

test('the security administrator grants roles and territory, but never two powers', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('security-admin', SECURITY);
  await page.goto(`${at}/admin`);
  await expect(page.getByRole('button', { name: '新建账号' })).toHaveCount(0);
  await page.getByRole('button', { name: '李明' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('审计员').check();
  await drawer.getByRole('button', { name: '保存授权' }).click();
  await expect(drawer.locator('.ant-form-item-explain-error')).toContainText('三权分立');
  await drawer.getByLabel('审计员').uncheck();
  await drawer.getByLabel('区县负责人').check();
  await shot('account');
  await drawer.getByRole('button', { name: '保存授权' }).click();
  await expect(page.getByText('已保存，该账号的会话已结束')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-account="li.ming"]')).toContainText('区县负责人');

  await page.getByText('权限表', { exact: true }).click();
  await expect(page.getByRole('row', { name: /授予角色与辖区/ })).toBeVisible();
  await shot('rights');
  await switchTo(page, 'English');
  await expect(page.getByRole('row', { name: /Grant roles and territory/ })).toBeVisible();
  await shot('rights-en');
});

test('a key for the systems of a bank is told once', async ({ page, at, desk, shot }) => {
  desk.become('security-admin', SECURITY);
  await page.goto(`${at}/admin`);
  await page.getByRole('button', { name: '吴敏' }).click();
  const keys = page.getByRole('region', { name: '接口密钥' });
  await expect(keys.locator('[data-key="revoked"]')).toContainText('夜间批量');
  await keys.getByLabel('用途说明').fill('信贷系统');
  await keys.getByRole('button', { name: '生成密钥' }).click();
  await expect(page.getByTestId('once-password')).toHaveText('fbk_q2v8Zr1LxYk3mPz7');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await expect(keys.locator('[data-key="active"]')).toContainText('信贷系统');
  await shot('api-key');
});

test('accounts are narrowed by role and state', async ({ page, at, desk }) => {
  desk.become('security-admin', SECURITY);
  await page.goto(`${at}/admin`);
  await page.getByRole('search').getByLabel('用户名、姓名或单位').fill('温州分行');
  await expect(page.getByTestId('account-count')).toHaveText('共 1 个账号');
  await page.getByRole('search').getByLabel('用户名、姓名或单位').fill('没有这个人');
  await expect(page.getByText('没有符合条件的账号')).toBeVisible();
});

test('one sees where one is signed in and ends what is not known', async ({ page, at, shot }) => {
  await page.goto(`${at}/alerts`);
  await page.getByRole('button', { name: /账户/ }).click();
  await page.getByText('账号与安全').click();
  await expect(page.locator('[data-session]')).toHaveCount(2);
  await shot('my-account');
  await page.getByRole('button', { name: '结束其他会话' }).click();
  await expect(page.locator('[data-session]')).toHaveCount(1);
});

test('a second factor is turned on with a code, and recovery codes are told once', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.secondFactor = 'required';
  await page.goto(`${at}/alerts`);
  await expect(page.getByText('您的角色必须启用动态验证码')).toBeVisible();
  await page.getByLabel('当前密码').fill('a-better-passphrase');
  await page.getByRole('button', { name: /启\s*用/ }).click();
  await expect(page.getByTestId('factor-secret')).toContainText('JBSW Y3DP');
  await shot('second-factor');
  await page.getByLabel('验证码').fill('000000');
  await page.getByRole('button', { name: '确认启用' }).click();
  await expect(page.getByRole('alert')).toContainText('验证码错误');
  await page.getByLabel('验证码').fill('123456');
  await page.getByRole('button', { name: '确认启用' }).click();
  await expect(page.getByTestId('recovery-codes').locator('li')).toHaveCount(10);
  await shot('recovery-codes');
  await page.getByRole('button', { name: '我已保存恢复码' }).click();
  await expect(page.getByRole('heading', { name: '预警列表', level: 2 })).toBeVisible();
});

test('signing in asks for the code of the second factor', async ({ page, at, desk, shot }) => {
  desk.signedIn = false;
  desk.secondFactor = 'on';
  await page.goto(`${at}/`);
  await page.getByLabel('用户名').fill('office');
  await page.getByLabel('密码', { exact: true }).fill('a-better-passphrase');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByLabel('验证码')).toBeFocused();
  await shot('sign-in-code');
  await page.getByLabel('验证码').fill('000000');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: '验证码错误' })).toBeVisible();
  await page.getByLabel('验证码').fill('123456');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('heading', { name: '预警列表', level: 2 })).toBeVisible();
});

test('whoever has no page begins at the own account', async ({ page, at, desk }) => {
  desk.become('police-liaison', []);
  await page.goto(`${at}/`);
  await expect(page.getByText('登录会话')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link')).toHaveCount(0);
});

test('the sign-in page leads to the identity provider, tells what it answered, and asks for a code', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.signedIn = false;
  desk.openid = { zh: '市统一身份认证', en: 'city sign-on' };
  await page.goto(`${at}/sign-in?next=%2Fcases`);
  await expect(page.getByRole('link', { name: '使用市统一身份认证登录' })).toHaveAttribute(
    'href',
    '/api/openid/sign-in?next=%2Fcases',
  );
  await page.goto(`${at}/sign-in?openid=unknown`);
  await expect(page.getByRole('alert')).toContainText('该身份没有关联账号');
  await shot('openid-unknown');
  await switchTo(page, 'EN');
  await expect(page.getByRole('alert')).toContainText('No account belongs to this identity');
  await expect(page.getByRole('link', { name: 'Sign in by city sign-on' })).toBeVisible();
  await switchTo(page, '中文');
  await page.goto(`${at}/sign-in?openid=code&next=%2Fcases`);
  await page.getByLabel('验证码').fill('1');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('alert')).toContainText('验证码错误');
  await page.getByLabel('验证码').fill('123456');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page).toHaveURL(/\/cases$/);
});

test('the system administrator mends name and unit, and enters an identity', async ({
  page,
  at,
  desk,
  shot,
}) => {
  desk.become('system-admin', SYSTEM);
  await page.goto(`${at}/admin`);
  await page.getByRole('button', { name: '李明' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('单位').fill('瑞安市莘塍街道');
  await drawer.getByRole('button', { name: '保存姓名与单位' }).click();
  await expect(page.locator('[data-account="li.ming"]')).toContainText('瑞安市莘塍街道');
  await drawer.getByLabel('统一身份名').fill('li.ming@city');
  await drawer.getByLabel('停用本地密码，只能通过统一身份登录').check();
  await shot('identity');
  await drawer.getByRole('button', { name: '保存统一身份' }).click();
  await expect(drawer).toContainText('本地密码已停用');
});
