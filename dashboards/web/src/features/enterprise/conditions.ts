/** Conditions on tags, as the address and the server write them: `cmp_cnt_90d:gt:3`. */
import type { components } from '@/client/schema';

export type TagSpec = components['schemas']['CatalogueTag'];

export const TESTS = ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'known', 'missing', 'changed'] as const;
export type Test = (typeof TESTS)[number];

export interface Condition {
  tag: string;
  test: Test;
  /** A number, a code, `true` or `false`; of a change a number of days; empty where the test needs none. */
  value: string;
}

export const CONDITIONS_MAX = 20;

/** In days; further back it is not asked. */
export const YEAR = 365;

/** How tests of a value are written; the others are written in words. */
export const SIGNS: Readonly<Record<Exclude<Test, 'known' | 'missing' | 'changed'>, string>> = {
  lt: '<',
  le: '≤',
  gt: '>',
  ge: '≥',
  eq: '=',
  ne: '≠',
};

const ORDERS: readonly Test[] = ['lt', 'le', 'gt', 'ge'];

export const hasSign = (test: Test): test is keyof typeof SIGNS => test in SIGNS;

export const needsValue = (test: Test): boolean => hasSign(test) || test === 'changed';

/** The tests of a tag of a kind; codes and truths have no order. */
export function testsOf(kind: TagSpec['kind']): Test[] {
  return TESTS.filter((test) => kind === 'quantity' || !ORDERS.includes(test));
}

/** Whole days up to a year; null for what is none. */
export const parseDays = (text: string): number | null =>
  /^[1-9]\d{0,2}$/.test(text) && Number(text) <= YEAR ? Number(text) : null;

/** Whether a value can be meant; the server says the same. */
export function isValue(kind: TagSpec['kind'], test: Test, value: string): boolean {
  if (test === 'changed') return parseDays(value) !== null;
  if (kind === 'quantity') return /^-?\d{1,18}(\.\d{1,9})?$/.test(value);
  if (kind === 'truth') return value === 'true' || value === 'false';
  return value !== '' && value.length <= 100;
}

/** Null for what is none. */
export function parseCondition(text: string): Condition | null {
  const [, tag, test, value] = /^([a-z]\w{0,99}):([a-z]+):(.*)$/s.exec(text) ?? [];
  const known = TESTS.find((each) => each === test);
  if (tag === undefined || known === undefined || value === undefined) return null;
  if (needsValue(known) === (value === '') || text.length > 200) return null;
  if (known === 'changed' && parseDays(value) === null) return null;
  return { tag, test: known, value };
}

export const conditionText = ({ tag, test, value }: Condition): string => `${tag}:${test}:${value}`;
