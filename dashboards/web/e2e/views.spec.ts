/** Saved views of alerts and cases, over made-up data. */
import { expect } from '@playwright/test';
import { count, rows, test } from './desk';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('finance-brain.language', 'zh'));
});

test('a view is saved, tells when it is changed, and is put back', async ({
  page,
  at,
  desk,
  shot,
}) => {
  await page.goto(`${at}/alerts?band=red`);
  await page.getByRole('button', { name: '另存为' }).click();
  await page.getByLabel('视图名称').fill('红色预警');
  await page
    .getByRole('button', { name: '保 存' })
    .or(page.getByRole('button', { name: '保存', exact: true }))
    .click();
  await expect(page.getByText('已保存视图“红色预警”')).toBeVisible();
  await expect(page).toHaveURL(/band=red&v=/);
  const red = await count(page).textContent();

  await page.getByRole('button', { name: '橙', exact: true }).click();
  await expect(page.getByText('已修改')).toBeVisible();
  await shot('view-dirty');
  await page.getByRole('button', { name: '还原' }).click();
  await expect(page.getByText('已修改')).toBeHidden();
  await expect(count(page)).toHaveText(red ?? '');

  await page.getByRole('button', { name: '橙', exact: true }).click();
  await page
    .getByRole('group', { name: '视图' })
    .getByRole('button', { name: '保存', exact: true })
    .click();
  await expect(page.getByText('已修改')).toBeHidden();
  expect(desk.requests.filter((request) => request.startsWith('PUT /api/views/'))).toHaveLength(1);
});

test('columns and density are of the view', async ({ page, at, desk, shot }) => {
  const view = desk.views.keep({
    list: 'cases',
    name: '紧凑清单',
    settings: { filters: { state: ['triage'] }, hidden: ['marks'], density: 'compact' },
  });
  await page.goto(`${at}/cases?v=${view.id}&state=triage`);
  await expect(page.getByRole('columnheader', { name: '期限' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '标记' })).toBeHidden();
  await expect(page.locator('table.sheet')).toHaveAttribute('data-density', 'compact');
  await shot('view-compact');
  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByText('宽松', { exact: true }).click();
  await expect(page.locator('table.sheet')).toHaveAttribute('data-density', 'loose');
  await expect(page.getByText('已修改')).toBeVisible();
});

test('the default view opens first, and a link with filters shows those', async ({
  page,
  at,
  desk,
}) => {
  const view = desk.views.keep({
    list: 'alerts',
    name: '只看红色',
    settings: { filters: { band: ['red'] }, hidden: [], density: 'default' },
  });
  desk.views.openWith('alerts', view.id);
  await page.goto(`${at}/alerts`);
  await expect(page).toHaveURL(/band=red&v=/);
  await page.goto(`${at}/alerts?band=orange`);
  await expect(rows(page).first()).toBeVisible();
  await expect(page).toHaveURL(/\?band=orange$/);
});

test('a filter of an older release is told, not dropped in silence', async ({ page, at, desk }) => {
  const view = desk.views.keep({
    list: 'cases',
    name: '旧视图',
    settings: {
      filters: { colour: ['red'], state: ['triage'] },
      hidden: [],
      density: 'default',
    },
  });
  await page.goto(`${at}/cases`);
  await page.getByLabel('选择视图').click();
  await page.getByTitle(view.name).click();
  await expect(page.getByText(/1 个筛选条件本版本不认识，未生效：colour=red/)).toBeVisible();
  await page.getByRole('button', { name: '去掉' }).click();
  await expect(page.getByText(/本版本不认识/)).toBeHidden();
});

test('a view of somebody else is copied, not changed', async ({ page, at, desk }) => {
  const view = desk.views.keep({
    list: 'cases',
    name: '市办逾期',
    own: false,
    owner: '王主任',
    audience: 'territory',
    settings: { filters: { mark: ['overdue'] }, hidden: [], density: 'default' },
  });
  await page.goto(`${at}/cases?mark=overdue&v=${view.id}&risk=default`);
  const bar = page.getByRole('group', { name: '视图', exact: true });
  await expect(bar.getByText('已修改')).toBeVisible();
  await expect(bar.getByRole('button', { name: '保存', exact: true })).toHaveCount(0);
  await expect(bar.getByRole('button', { name: '复制为我的视图' })).toBeVisible();
  await bar.getByRole('button', { name: '管理视图' }).click();
  await expect(page.getByRole('button', { name: '删除 市办逾期' })).toBeDisabled();
});

test('views are ordered, renamed, deleted and had back', async ({ page, at, desk, shot }) => {
  for (const name of ['甲', '乙']) desk.views.keep({ list: 'alerts', name });
  await page.goto(`${at}/alerts`);
  await page.getByRole('button', { name: '管理视图' }).click();
  const names = page.getByRole('list', { name: '管理视图' }).getByRole('listitem');
  await page.getByRole('button', { name: '上移 乙' }).click();
  await expect(names.first()).toContainText('乙');
  await page.getByRole('button', { name: '设为默认' }).first().click();
  await expect(names.first()).toContainText('默认打开');
  await shot('view-manager');
  await page.getByRole('button', { name: '编辑 甲' }).click();
  await page.getByLabel('视图名称').fill('丙');
  await page.getByRole('button', { name: '保存', exact: true }).last().click();
  await expect(names.last()).toContainText('丙');
  await page.getByRole('button', { name: '删除 丙' }).click();
  await expect(names).toHaveCount(1);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(names).toHaveCount(2);
});
