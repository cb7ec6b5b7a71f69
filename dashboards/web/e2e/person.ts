/** People of the living stack: with accounts, each at a screen of their own. */
import { expect, request, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import type { Language } from '../src/lib/time';
import { env } from './living';
import { wordsIn } from './words';

const OWN = 'a-passphrase-of-ones-own';

export const DESK = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** Somebody who is signed in, by the interface. */
export class Person {
  private constructor(private readonly context: APIRequestContext) {}

  /** A first password is changed to a known one. */
  static async signIn(user: string, password: string, first = false): Promise<Person> {
    const person = new Person(await request.newContext({ baseURL: env('BASE_URL') }));
    await person.context.get('/api/session');
    await person.send('POST', '/api/session', { user, password });
    if (first) {
      await person.send('PUT', '/api/session/password', { current: password, next: OWN });
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

  /** A page in the language, which is chosen as everybody does: by the button for it. */
  async page(browser: Browser, language: Language, viewport = DESK): Promise<Page> {
    const context = await browser.newContext({
      baseURL: env('BASE_URL'),
      storageState: await this.context.storageState(),
      viewport,
    });
    const page = await context.newPage();
    await page.goto('/');
    if (language === 'en') {
      await page.getByRole('button', { name: wordsIn('zh')('language.en') }).click();
    }
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'en' : 'zh-CN');
    return page;
  }
}

/** The two administrators who make an account together: one the person, one the rights. */
export interface Administrators {
  admin: Person;
  security: Person;
}

export async function account(
  { admin, security }: Administrators,
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
  return Person.signIn(name, made.password, true);
}
