/** The history of a tag's value, as far as it was recorded, and why a value has no peers. */
import type { EnterpriseTagDetail, TagValue } from '@/client/types';

export interface Step {
  at: string;
  /** A truth is 1 or 0; null where the value is missing or is a code. */
  value: number | null;
}

/** The value from each change to the next, up to what it is now; nothing where none was recorded. */
export function steps({ changes, asOf, tag }: EnterpriseTagDetail): Step[] {
  if (changes.length === 0) return [];
  return [
    ...changes.map((change) => ({ at: change.asOf, value: numberOf(change.after) })),
    { at: asOf, value: numberOf(tag.value) },
  ];
}

function numberOf(value: TagValue): number | null {
  if (value.kind === 'quantity') return value.value;
  return value.kind === 'truth' ? Number(value.value) : null;
}

/** Whether the value was another one before a change than after the last: it moved unrecorded. */
export function movesBetween({ changes, tag }: EnterpriseTagDetail): boolean {
  const befores = [...changes.slice(1).map(({ before }) => before), tag.value];
  return changes.some(({ after }, i) => !isSame(after, befores[i]));
}

function isSame(one: TagValue, other: TagValue | undefined): boolean {
  return JSON.stringify(parts(one)) === JSON.stringify(other && parts(other));
}

const parts = (value: TagValue) => [value.kind, value.kind === 'missing' ? null : value.value];

/**
 * Why there are no peers.
 *
 * @param industry of the enterprise; empty where it is unknown
 */
export function noPeers(
  { kind, tag }: EnterpriseTagDetail,
  industry: string,
): 'missing' | 'code' | 'industry' | 'few' {
  if (kind === 'code') return 'code';
  if (tag.value.kind === 'missing') return 'missing';
  return industry === '' ? 'industry' : 'few';
}
