import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeName, fieldName } from '@/lib/i18n/fields';

const FEEDS = join(import.meta.dirname, '../../../ingest/src/main/resources/feeds');

test('every field of the feed mappings has a name', () => {
  const fields = readdirSync(FEEDS, { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(join(FEEDS, file), 'utf8'))
    .flatMap((text) => Array.from(text.matchAll(/\bfield: ([a-z_0-9]+)/g), ([, id]) => id ?? ''));
  expect(fields.length).toBeGreaterThan(100);
  expect(fields.filter((field) => fieldName(field, 'zh') === field)).toEqual([]);
  expect(fields.filter((field) => /\p{Script=Han}/u.test(fieldName(field, 'en')))).toEqual([]);
});

test('what has no name goes by its id', () => {
  expect(fieldName('constructor', 'zh')).toBe('constructor');
  expect(codeName('topic', 'unpaid_wages', 'zh')).toBe('拖欠工资');
  expect(codeName('topic', 'toString', 'zh')).toBe('toString');
  expect(codeName('state', 'other', 'en')).toBe('other');
});
