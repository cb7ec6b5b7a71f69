/** What the tests on a living stack share. */
import { expect, type Page } from '@playwright/test';

export const env = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
};

/**
 * Opens the first reason of a profile that has events behind it.
 *
 * @param none what the page says where a reason has none
 */
export async function openEvents(page: Page, none: string): Promise<void> {
  const reasons = page.locator('button[data-tag]');
  await expect(reasons.first()).toBeVisible();
  const count = await reasons.count();
  for (let i = 0; i < count; i++) {
    await reasons.nth(i).click();
    const drawer = page.getByRole('dialog');
    const events = drawer.locator('[data-event]');
    await expect(events.first().or(drawer.getByText(none))).toBeVisible();
    if ((await events.count()) > 0) return;
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  }
  throw new Error(`none of ${count} reasons has an event behind it`);
}
