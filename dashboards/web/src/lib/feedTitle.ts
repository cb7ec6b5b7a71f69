import type { Language } from './time';

/** Between the Chinese and the English half of a feed's title. */
const HALVES = ' · ';

/** A feed as departments know it, in the reader's language where it has two; else by its name. */
export function titleOf({ title, feed }: { title: string; feed: string }, language: Language) {
  const [chinese = '', english = chinese] = title.split(HALVES, 2);
  return (language === 'zh' ? chinese : english) || feed;
}
