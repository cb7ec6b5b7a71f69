import type { TFunction } from '@/lib/i18n';

/** More of them would push the scores off the screen; all are on the page of the feeds. */
const NAMED = 4;

/** The first few of some feeds, for a sentence. */
export function named(feeds: readonly string[], t: TFunction): string {
  const first = feeds.slice(0, NAMED).join(t('common.listSeparator'));
  return feeds.length > NAMED ? t('common.andMore', { named: first }) : first;
}
