import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's Chromium unless CHROMIUM names another; see `e2e/install-browser`. */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  throw new Error(
    `no browser at ${chromium}: run dashboards/web/e2e/install-browser or set CHROMIUM`,
  );
}

export default defineConfig({
  testDir: '.',
  outputDir: '../target/e2e',
  reporter: [['list']],
  workers: 2,
  timeout: 240_000, // axe takes its time where much else runs
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'UTC', // the pages show Asia/Shanghai all the same
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
  projects: [
    // through the whole stack that BASE_URL names
    { name: 'stack', workers: 1, testMatch: ['stack.spec.ts', 'walk.spec.ts'] },
    // the built pages over made-up data, each test at a desk of its own
    {
      name: 'pages',
      fullyParallel: true,
      testMatch: [
        'pages.spec.ts',
        'queue.spec.ts',
        'enterprises.spec.ts',
        'feeds.spec.ts',
        'rules.spec.ts',
        'feedDesk.spec.ts',
        'overview.spec.ts',
        'admin.spec.ts',
        'lookUp.spec.ts',
        'cases.spec.ts',
        'caseDesk.spec.ts',
        'lists.spec.ts',
        'views.spec.ts',
        'sets.spec.ts',
        'reports.spec.ts',
        'schedules.spec.ts',
        'a11y.spec.ts',
        'reasons.spec.ts',
        'queries.spec.ts',
        'scans.spec.ts',
        'evidence.spec.ts',
        'notifications.spec.ts',
      ],
    },
  ],
});
