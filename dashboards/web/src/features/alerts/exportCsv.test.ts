// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { Names } from '@/client/catalogue';
import type { Alert } from '@/client/types';
import { changeLanguage } from '@/lib/i18n';
import { alertsCsv } from './exportCsv';

const ALERT: Alert = {
  id: 'alert-1',
  enterprise: '91330302MA2HTEST1Q',
  enterpriseName: '=1+1公司',
  risk: 'fundraising',
  episode: 1,
  band: 'red',
  cause: { kind: 'hard_rule', rule: 'fundraising_reports' },
  district: '330302',
  raisedAt: '2026-11-20T16:30:00Z',
  storedAt: '2026-11-20T16:30:01Z',
  release: 7,
  index: null,
  reasons: [],
};

const NAMES: Names = { district: () => '鹿城区', rule: () => '集资举报', districts: [] };

afterEach(() => changeLanguage('zh'));

describe('a file of alerts', () => {
  it('opens in a Chinese Excel, runs no formula, and has as many cells a row as its head', () => {
    const lines = alertsCsv([ALERT], NAMES).split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF预警时间（北京时间）,')).toBe(true);
    expect(lines[1]).toContain(
      "2026-11-21 00:30:00,91330302MA2HTEST1Q,'=1+1公司,非法集资,红,,鹿城区",
    );
    expect(lines[1]?.split(',')).toHaveLength(lines[0]?.split(',').length ?? 0);
  });

  it('is in the reader’s language', async () => {
    await changeLanguage('en');
    expect(alertsCsv([], NAMES)).not.toMatch(/[\u4E00-\u9FFF]/);
  });
});
