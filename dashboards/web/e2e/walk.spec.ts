/**
 * One alert of the living stack on its whole way: triage, assignment, a visit of two with evidence on
 * a phone, decision, measures, the second person, closed; in Chinese and in English. What becomes of
 * it in the warehouse is for the caller to look at: the last line of the output names the case.
 *
 * Environment: as of stack.spec.ts, which runs before; FB_ADMIN_PASSWORD and FB_SECURITY_PASSWORD,
 * first passwords of the two administrators who make the accounts.
 */
import {
  expect,
  request,
  test,
  type APIRequestContext,
  type Browser,
  type Page,
} from '@playwright/test';
import { env } from './living';

const OWN = 'a-passphrase-of-ones-own';

/** Somebody who is signed in, by the interface. */
class Person {
  private constructor(private readonly context: APIRequestContext) {}

  /** A first password is changed to a known one. */
  static async signIn(user: string, password: string, next?: string): Promise<Person> {
    const person = new Person(await request.newContext({ baseURL: env('BASE_URL') }));
    await person.context.get('/api/session');
    await person.send('POST', '/api/session', { user, password });
    if (next !== undefined) {
      await person.send('PUT', '/api/session/password', { current: password, next });
    }
    return person;
  }

  async send(method: string, path: string, data: object): Promise<unknown> {
    const { cookies } = await this.context.storageState();
    const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
    const answer = await this.context.fetch(path, {
      method,
      data,
      headers: { 'X-XSRF-TOKEN': token },
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    const text = await answer.text();
    return text === '' ? null : JSON.parse(text);
  }

  async page(browser: Browser, width = 1366): Promise<Page> {
    const context = await browser.newContext({
      baseURL: env('BASE_URL'),
      storageState: await this.context.storageState(),
      viewport: { width, height: width < 500 ? 844 : 768 },
    });
    return context.newPage();
  }
}

async function account(
  admin: Person,
  security: Person,
  name: string,
  displayName: string,
  role: string,
): Promise<Person> {
  const made = (await admin.send('POST', '/api/accounts', {
    name,
    displayName,
    unit: '某街道',
  })) as { account: { version: number }; password: string };
  await security.send('PUT', `/api/accounts/${name}/access`, {
    roles: [role],
    territory: ['33'],
    version: made.account.version,
  });
  return Person.signIn(name, made.password, OWN);
}

const dialog = (page: Page) => page.getByRole('dialog');
const action = (page: Page, id: string) => page.locator(`[data-action="${id}"]`);

async function shot(page: Page, name: string): Promise<void> {
  const directory = process.env['SHOTS'];
  if (directory !== undefined) {
    await page.screenshot({ path: `${directory}/walk-${name}.png`, fullPage: true });
  }
}

test('an alert goes the whole way to a closed case', async ({ browser }) => {
  test.setTimeout(240_000);
  const admin = await Person.signIn('admin', env('FB_ADMIN_PASSWORD'), OWN);
  const security = await Person.signIn('security', env('FB_SECURITY_PASSWORD'), OWN);
  const inspector = await account(admin, security, 'wang', '王敏', 'town-inspector');
  await account(admin, security, 'zhou', '周婷', 'town-inspector');
  const approver = await account(admin, security, 'zhao', '赵国强', 'approver');
  const office = await Person.signIn(env('FB_USER'), env('NEW_PASSWORD'));

  const desk = await office.page(browser);
  await desk.goto('/alerts?risk=fundraising');
  const row = desk.locator('tbody tr[data-alert]').first();
  await row.getByRole('button', { name: '立案研判' }).click();
  await dialog(desk).getByRole('button', { name: '立案研判' }).click();
  await desk.getByRole('button', { name: '查看案件' }).click();
  await expect(desk).toHaveURL(/\/cases\/\d{4}-\d{6}$/);
  const path = new URL(desk.url()).pathname;
  await action(desk, 'take').click();
  await expect(desk.getByText('领取：已办理')).toBeVisible();
  await action(desk, 'assign').click();
  await dialog(desk).getByLabel('交办给').click();
  await desk.getByTitle(/王敏/).click();
  await dialog(desk).getByRole('button', { name: '交办' }).click();
  await expect(desk.locator('[aria-current="step"]')).toContainText('签收');
  await shot(desk, 'assigned');

  const phone = await inspector.page(browser, 390);
  await phone.goto('/tasks');
  await expect(phone.getByText(path.slice('/cases/'.length))).toBeVisible();
  await shot(phone, 'tasks');
  await phone.goto(path);
  await action(phone, 'accept').click();
  await expect(action(phone, 'report')).toBeDisabled();
  await phone.getByRole('button', { name: '添加记录' }).click();
  await phone.getByLabel('内容').fill('现场张贴“保本高息”海报，负责人不在场。');
  await phone.getByLabel('地点').fill('江滨路 12 号');
  await phone.getByRole('button', { name: '保存' }).click();
  await expect(phone.getByRole('list', { name: '记录与证据' })).toContainText('江滨路 12 号');
  await action(phone, 'report').click();
  await dialog(phone)
    .getByLabel(/同行核查员/)
    .click();
  await phone.getByTitle(/周婷/).click();
  await dialog(phone).getByText('属实', { exact: true }).click();
  await dialog(phone).getByLabel('理由').fill('承诺保本付息，向不特定对象宣传');
  await dialog(phone).getByRole('button', { name: '反馈' }).click();
  await expect(phone.getByText('反馈：已办理')).toBeVisible();
  await shot(phone, 'reported');

  await desk.reload();
  await action(desk, 'decide').click();
  await dialog(desk).getByText('约谈整改').click();
  await dialog(desk).getByLabel('理由').fill('情节较轻，责令整改');
  await dialog(desk).getByRole('button', { name: '复核定性' }).click();
  await expect(desk.getByText('复核定性：已办理')).toBeVisible();
  await action(desk, 'close').click();
  await dialog(desk).getByLabel('涉及人员与金额').fill('23 人，48 万元，已清退');
  await dialog(desk).getByText('值得', { exact: true }).click();
  await dialog(desk).getByLabel('理由').fill('整改完成');
  await dialog(desk).getByRole('button', { name: /销号/ }).click();
  await expect(desk.getByTestId('proposal')).toBeVisible();
  await expect(action(desk, 'approve')).toHaveCount(0); // never the one who proposed
  await shot(desk, 'proposed');

  const second = await approver.page(browser);
  await second.goto(path);
  await action(second, 'approve').click();
  await expect(second.getByTestId('proposal')).toHaveCount(0);
  await expect(second.locator('[aria-current="step"]')).toHaveCount(0);
  await second.getByRole('button', { name: 'English' }).click();
  await expect(second.getByText('Closed').first()).toBeVisible();
  await shot(second, 'closed-en');
  console.log(`closed ${path.slice('/cases/'.length)}`);
});
