import type { OwnershipRule, OwnershipRuleDraft } from '@/client/types';

/** A rule as it is sent back. */
export function draftOf(rule: OwnershipRule): OwnershipRuleDraft {
  const { id, region, sections, risk, atLeast, enterprises, owner, unit } = rule;
  return {
    id,
    region,
    sections,
    ...(risk !== undefined && { risk }),
    ...(atLeast !== undefined && { atLeast }),
    enterprises,
    ...(owner !== undefined && { owner: owner.name }),
    ...(unit !== undefined && { unit }),
  };
}

/** The rules that may be edited, as they are sent back. */
export function draftsOf(rules: readonly OwnershipRule[]): OwnershipRuleDraft[] {
  return rules.filter(({ editable }) => editable).map(draftOf);
}

/** With the one at a place moved by one; unchanged at an end. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...items];
  const to = from + by;
  const [one, other] = [next[from], next[to]];
  if (one === undefined || other === undefined) return next;
  next[from] = other;
  next[to] = one;
  return next;
}

/** With a rule in the place of the one of its id, or last where that is new or no longer there. */
export function withRule(
  rules: readonly OwnershipRuleDraft[],
  rule: OwnershipRuleDraft,
): OwnershipRuleDraft[] {
  if (rules.some(({ id }) => id !== undefined && id === rule.id)) {
    return rules.map((other) => (other.id === rule.id ? rule : other));
  }
  const asNew = { ...rule };
  delete asNew.id;
  return [...rules, asNew];
}

/** The ids that somebody wrote, a line each. */
export function idsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,，;；]+/).filter((id) => id !== ''))];
}
