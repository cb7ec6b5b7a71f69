/** Conditions on tags, as the address and the server write them: `cmp_cnt_90d:gt:3`. */
import type { components } from '@/client/schema';

export type TagSpec = components['schemas']['CatalogueTag'];

export const TESTS = ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'known', 'missing'] as const;
export type Test = (typeof TESTS)[number];

export interface Condition {
  tag: string;
  test: Test;
  /** A number, a code, `true` or `false`; empty where the test needs none. */
  value: string;
}

export const CONDITIONS_MAX = 20;

/** How tests are written; the two that need no value are written in words. */
export const SIGNS: Readonly<Record<Exclude<Test, 'known' | 'missing'>, string>> = {
  lt: '<',
  le: '≤',
  gt: '>',
  ge: '≥',
  eq: '=',
  ne: '≠',
};

const ORDERS: readonly Test[] = ['lt', 'le', 'gt', 'ge'];

export const needsValue = (test: Test): test is keyof typeof SIGNS =>
  test !== 'known' && test !== 'missing';

/** The tests of a tag of a kind; codes and truths have no order. */
export function testsOf(kind: TagSpec['kind']): Test[] {
  return TESTS.filter((test) => kind === 'quantity' || !ORDERS.includes(test));
}

/** Whether a value can be meant; the server says the same. */
export function isValue(kind: TagSpec['kind'], value: string): boolean {
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
  return { tag, test: known, value };
}

export const conditionText = ({ tag, test, value }: Condition): string => `${tag}:${test}:${value}`;
