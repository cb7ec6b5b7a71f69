import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeName, fieldName } from '@/lib/i18n/fields';

interface Schema {
  properties?: Record<string, { enum?: string[]; items?: { enum?: string[] } }>;
}

const SCHEMAS = join(import.meta.dirname, '../../../models/contract/src/main/resources/schemas');
const FEEDS = join(import.meta.dirname, '../../../ingest/src/main/resources/feeds');

const FEED_TEXTS = readdirSync(FEEDS, { encoding: 'utf8', recursive: true })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(join(FEEDS, file), 'utf8'));

test('every field of the feed mappings has a name', () => {
  const fields = FEED_TEXTS.flatMap((text) =>
    Array.from(text.matchAll(/\bfield: ([a-z_0-9]+)/g), ([, id]) => id ?? ''),
  );
  expect(fields.length).toBeGreaterThan(100);
  expect(fields.filter((field) => fieldName(field, 'zh') === field)).toEqual([]);
  expect(fields.filter((field) => /\p{Script=Han}/u.test(fieldName(field, 'en')))).toEqual([]);
});

test('every code of the event types has a name', () => {
  const codes = readdirSync(SCHEMAS, { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as Schema)
    .flatMap(({ properties = {} }) =>
      Object.entries(properties).flatMap(([field, { enum: own, items }]) =>
        (own ?? items?.enum ?? []).map((code): [string, string] => [field, code]),
      ),
    );
  expect(codes.length).toBeGreaterThan(300);
  expect(codes.filter(isNameless)).toEqual([]);
});

test('every code that a feed mapping makes of a word of a department has a name', () => {
  const codes = FEED_TEXTS.flatMap((text) =>
    Array.from(text.matchAll(/\{field: (\w+), type: codes?, codes: \{([^}]*)\}/g)).flatMap(
      ([, field = '', words = '']) =>
        Array.from(words.matchAll(/: *"?(\w+)"?(?=,|$)/g), ([, code = '']): [string, string] => [
          field,
          code,
        ]),
    ),
  );
  expect(codes.length).toBeGreaterThan(200);
  expect(codes.filter(isNameless)).toEqual([]);
});

/** Grades that are one letter are their own names. */
function isNameless([field, code]: [string, string]): boolean {
  return (
    !/^[A-Z]$/.test(code) &&
    (codeName(field, code, 'zh') === code || codeName(field, code, 'en') === code)
  );
}

test('a code goes by the name that its field has for it', () => {
  expect(codeName('grade', 'red', 'zh')).toBe('红');
  expect(codeName('kind', 'red', 'zh')).toBe('红字');
  expect(codeName('channel', 'hotline_12345', 'en')).toBe('Hotline 12345');
});

test('what has no name goes by its id', () => {
  expect(fieldName('constructor', 'zh')).toBe('constructor');
  expect(codeName('topic', 'unpaid_wages', 'zh')).toBe('拖欠工资');
  expect(codeName('topic', 'toString', 'zh')).toBe('toString');
  expect(codeName('state', 'unheard_of', 'en')).toBe('unheard_of');
});
