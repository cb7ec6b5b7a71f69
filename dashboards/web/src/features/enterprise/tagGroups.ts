import type { EnterpriseTag, EnterpriseTags } from '@/client/types';

export type TagGroup = EnterpriseTags['categories'][number];

export interface Narrowing {
  category: string | null;
  onlyKnown: boolean;
  /** Part of a tag's name in either language, or of its id. */
  text: string;
}

export function known(group: TagGroup): number {
  return group.tags.filter((tag) => tag.value.kind !== 'missing').length;
}

/** The groups that have something left under the narrowing. */
export function narrowed(groups: TagGroup[], { category, onlyKnown, text }: Narrowing): TagGroup[] {
  const wanted = text.trim().toLowerCase();
  return groups
    .filter((group) => category === null || group.category === category)
    .map((group) => ({
      ...group,
      tags: group.tags.filter(
        (tag) =>
          (!onlyKnown || tag.value.kind !== 'missing') &&
          [tag.chinese, tag.english, tag.tag].some((name) => name.toLowerCase().includes(wanted)),
      ),
    }))
    .filter((group) => group.tags.length > 0);
}

/** Which risks a tag is a signal of. */
export function signalOf({ signals }: Pick<EnterpriseTag, 'signals'>): 'F' | 'D' | 'B' {
  return signals === 'F' || signals === 'D' ? signals : 'B';
}
