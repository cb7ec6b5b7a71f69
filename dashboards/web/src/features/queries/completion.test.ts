import { describe, expect, it } from 'vitest';
import { statementAt, suggest, type Table } from './completion';

const SCHEMA: Table[] = [
  {
    name: 'alert',
    comment: '预警',
    columns: [
      { name: 'enterprise', type: 'String', comment: '企业标识' },
      { name: 'band', type: 'String', comment: '预警等级' },
    ],
  },
  {
    name: 'enterprise',
    comment: '企业名录',
    columns: [{ name: 'region', type: 'String', comment: '行政区划' }],
  },
];

/** What is suggested at the bar. */
function at(marked: string): string[] {
  const place = marked.indexOf('|');
  const found = suggest(marked.replace('|', ''), place, SCHEMA, ['count', 'sum']);
  return found === null ? [] : found.options.map(({ label }) => label);
}

describe('completion', () => {
  it('suggests tables behind FROM and JOIN', () => {
    expect(at('SELECT 1 FROM |')).toEqual(['alert', 'enterprise']);
    expect(at('SELECT 1 FROM alert JOIN en|')).toEqual(['alert', 'enterprise']);
    expect(at('WITH picked AS (SELECT 1) SELECT 1 FROM |')).toContain('picked');
  });

  it('suggests the columns of what comes only behind the cursor', () => {
    expect(at('SELECT | FROM alert')).toEqual(expect.arrayContaining(['band', 'count', 'FROM']));
    expect(at('SELECT | FROM alert')).not.toContain('region');
  });

  it('knows the tables of each nested query', () => {
    expect(at('SELECT band FROM alert WHERE enterprise IN (SELECT | FROM enterprise)')).toContain(
      'region',
    );
    expect(at('SELECT count(|) FROM (SELECT region FROM enterprise) AS x, alert')).not.toContain(
      'region',
    );
    expect(at('SELECT count(|) FROM alert')).toContain('band');
  });

  it('qualifies columns where there are several tables', () => {
    expect(at('SELECT | FROM alert AS a JOIN enterprise e USING (enterprise)')).toEqual(
      expect.arrayContaining(['a.band', 'e.region']),
    );
    expect(at('SELECT a.| FROM alert AS a JOIN enterprise e USING (enterprise)')).toEqual([
      'enterprise',
      'band',
    ]);
  });

  it('is silent in texts and comments', () => {
    expect(at("SELECT 'FROM |")).toEqual([]);
    expect(at('SELECT 1 -- FROM |')).toEqual([]);
  });

  it('suggests how a statement begins', () => {
    expect(at('|')).toEqual(['SELECT', 'WITH']);
  });
});

describe('what is run', () => {
  it('is what is selected, else the statement that the cursor is in', () => {
    expect(statementAt('SELECT 1; SELECT 2', 0, 8).text).toBe('SELECT 1');
    expect(statementAt('SELECT 1; SELECT 2', 12, 12).text.trim()).toBe('SELECT 2');
    expect(statementAt("SELECT ';' AS a", 3, 3).text).toBe("SELECT ';' AS a");
  });
});
