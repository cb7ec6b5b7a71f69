// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseSummary } from '@/client/types';
import { dueWords } from '@/components/DueText';
import { changeLanguage } from '@/lib/i18n';
import { casesCsv } from './exportCases';

const CASE: CaseSummary = {
  number: '2026-000123',
  version: 4,
  enterprise: '91330302MA2HTEST1Q',
  enterpriseName: '=HYPERLINK("http://x","有限公司")',
  region: '330302',
  risk: 'fundraising',
  band: 'red',
  riskIndex: 87.456,
  state: 'inspecting',
  path: 'order737',
  marks: ['overdue', 'supervised'],
  handler: { name: 'wang', displayName: '王敏', unit: '五马街道' },
  alerts: 2,
  openedAt: '2026-11-20T16:30:00Z',
  changedAt: '2026-11-23T01:00:00Z',
  due: { on: '2026-11-26', workingDaysLeft: -2 },
};

afterEach(() => changeLanguage('zh'));

describe('a file of cases', () => {
  it('opens in a Chinese Excel and runs no formula', () => {
    const text = casesCsv([CASE], { district: () => '鹿城区' });
    expect(text.startsWith('\uFEFF案号,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""有限公司"")"`);
    expect(text.split('\r\n')[1]).toBe(
      `2026-000123,91330302MA2HTEST1Q,"'=HYPERLINK(""http://x"",""有限公司"")",非法集资,红,87.46,鹿城区,330302,` +
        '核查,打非（737 号令）,,王敏,五马街道,2026-11-26,-2,超期; 督办,2,2026-11-21 00:30:00,2026-11-23 09:00:00',
    );
  });

  it('has as many cells a row as its head', () => {
    const bare = { ...CASE, enterpriseName: '' };
    delete bare.handler;
    delete bare.due;
    delete bare.riskIndex;
    const lines = casesCsv([bare], { district: (code) => code }).split('\r\n');
    expect(lines[1]?.split(',')).toHaveLength(lines[0]?.split(',').length ?? 0);
  });
});

describe('the words of a deadline', () => {
  it.each([
    [2, '2 个工作日后到期', 'due in 2 working days'],
    [1, '1 个工作日后到期', 'due in 1 working day'],
    [0, '今日到期', 'due today'],
    [-1, '已超期 1 个工作日', '1 working day overdue'],
  ])('with %i working days left', async (workingDaysLeft, chinese, english) => {
    const of = { ...CASE, due: { on: '2026-11-26', workingDaysLeft } };
    expect(dueWords(of)).toBe(chinese);
    await changeLanguage('en');
    expect(dueWords(of)).toBe(english);
  });

  it('say that the clock stands while suspended', () => {
    expect(dueWords({ state: 'inspecting', marks: ['suspended'] })).toBe('已挂起，不计期限');
  });
});
