// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { trialCsv } from './trialCsv';

test('a trial is exported in the language of the reader, and runs no formula', () => {
  const text = trialCsv(
    [
      {
        date: '2026-11-30',
        enterprise: '91330100799655058B',
        name: '=cmd()',
        region: '330302',
        risk: 'default',
        added: true,
        indexBefore: 12.5,
        rules: ['own_rule', 'illegal_finance_penalised +15'],
      },
    ],
    { district: (code) => (code === '330302' ? '鹿城区' : code) },
    '只返回前 1 处',
  );
  expect(text.split('\r\n')[1]).toBe(
    "2026-11-30,91330100799655058B,'=cmd(),鹿城区,违约,出现,12.5,,own_rule; illegal_finance_penalised +15",
  );
  expect(text.split('\r\n').slice(2)).toEqual(['只返回前 1 处', '']);
});
