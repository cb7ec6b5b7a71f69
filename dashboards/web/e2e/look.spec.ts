import { test } from './desk';
import { ENTERPRISES } from './mock/data';
const shots: [string, string, ('city' | 'inspector' | 'approver' | 'police')?][] = [
  ['alerts', '/alerts'],
  ['due', '/alerts?list=due'],
  ['enterprise', `/enterprises/${ENTERPRISES[4].id}`],
  ['case-handling', '/cases/2026-000008'],
  ['cases', '/cases'],
  ['board', '/cases?view=board'],
];
for (const [width, lang] of [
  [1366, 'zh'],
  [390, 'zh'],
  [1366, 'en'],
] as const) {
  for (const [name, path, who] of shots) {
    test(`${name} ${width} ${lang}`, async ({ page, desk, at }) => {
      desk.who = who ?? 'city';
      await page.setViewportSize({ width, height: width === 390 ? 844 : 768 });
      await page.addInitScript((l) => localStorage.setItem('finance-brain.language', l), lang);
      await page.goto(at + path);
      await page.waitForTimeout(1200);
      await page.screenshot({
        path: `/tmp/webshots/${name}-${width}-${lang}.png`,
        fullPage: false,
      });
      const [wide, win] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      if (wide > win) console.log('WIDE', name, width, wide);
    });
  }
}
