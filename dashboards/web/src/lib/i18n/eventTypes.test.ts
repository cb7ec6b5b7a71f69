import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventTypeName, mainFields } from './eventTypes';
import vocabulary from './eventTypes.json';

interface Schema {
  $id: string;
  title: string;
  properties: Record<string, unknown>;
  required?: string[];
}

const SCHEMAS = join(
  import.meta.dirname,
  '../../../../../models/contract/src/main/resources/schemas',
);

/** The newest of each type; the index names the versions of a type in order. */
function schemas(): Map<string, Schema> {
  const read = (file: string) => readFileSync(join(SCHEMAS, file), 'utf8');
  const files = read('index.txt').trim().split('\n');
  const all = files.map((file) => JSON.parse(read(file)) as Schema);
  return new Map(all.map((schema) => [schema.$id.split(':')[3] ?? '', schema]));
}

it('names every type of the vocabulary as its schema does', () => {
  const types = schemas();
  expect(Object.keys(vocabulary)).toEqual([...types.keys()].sort());
  for (const [type, { title, properties, required = [] }] of types) {
    const [chinese, english = ''] = title.split(' · ');
    expect(eventTypeName(type, 'zh')).toBe(chinese);
    expect(eventTypeName(type, 'en').toLowerCase()).toBe(english.toLowerCase());
    const inOrder = Object.keys(properties).sort(
      (a, b) => Number(required.includes(b)) - Number(required.includes(a)),
    );
    expect(mainFields(type)).toEqual(inOrder.slice(0, 4));
  }
});

it('shows a type that it does not know as it is', () => {
  expect(eventTypeName('city.own', 'zh')).toBe('city.own');
  expect(mainFields('city.own')).toEqual([]);
});
