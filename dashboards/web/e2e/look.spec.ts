import { test } from './desk';
const shots: [string, string, ('city' | 'inspector' | 'approver')?][] = [
  ['cases', '/cases'],
  ['board', '/cases?view=board'],
  ['case-triage', '/cases/2026-000001'],
  ['case-inspecting', '/cases/2026-000005'],
  ['case-handling', '/cases/2026-000008'],
  ['tasks', '/tasks', 'inspector'],
];
for (const width of [1366, 390]) {
  for (const [name, path, who] of shots) {
    test(`${name} ${width}`, async ({ page, desk, at }) => {
      desk.who = who ?? 'city';
      await page.setViewportSize({ width, height: width === 390 ? 844 : 768 });
      await page.goto(at + path);
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `/tmp/webshots/${name}-${width}.png` });
      const [wide, win] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      if (wide! > win!) console.log('WIDE', name, width, wide);
    });
  }
}
