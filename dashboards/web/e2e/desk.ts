/** What the tests over made-up data share: a desk of their own, and where things are on its pages. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { MockDesk } from './mock/server';

export const test = base.extend<{
  desk: MockDesk;
  at: string;
  shot: (name: string) => Promise<void>;
}>({
  desk: async ({}, use) => {
    await use(new MockDesk());
  },
  at: async ({ desk }, use) => {
    const address = await desk.start();
    await use(address);
    await desk.stop();
  },
  shot: async ({ page }, use) => {
    const directory = process.env['SHOTS'];
    await use(async (name) => {
      if (directory !== undefined) await page.screenshot({ path: `${directory}/${name}.png` });
    });
  },
});

export const rows = (page: Page) => page.locator('tbody tr[data-alert]');
export const count = (page: Page) => page.getByTestId('alert-count');
export const switchTo = (page: Page, language: string) =>
  page.getByRole('button', { name: language }).click();

/** What axe finds on a page that keeps somebody from using it, with where. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
    );
}

/** Anybody can use the page, and nothing is cut off; looked at until what moves has come to rest. */
export async function expectWell(page: Page, what: string): Promise<void> {
  await expect(async () => {
    expect(await faults(page), what).toEqual([]);
    const [wide, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      globalThis.innerWidth,
    ]);
    expect(wide, what).toBeLessThanOrEqual(window);
  }).toPass({ timeout: 80_000 });
}
