import { useLanguage } from '@/lib/i18n';
import { dateTime, relative } from '@/lib/time';
import { useNow } from './useNow';

/** An instant told relative to now, its date and time in the tooltip and for screen readers. */
export function Ago({ at }: { at: string }) {
  const language = useLanguage();
  const now = Math.max(useNow(), Date.parse(at));
  return (
    <time dateTime={at} title={dateTime(at)}>
      {relative(at, now, language)}
    </time>
  );
}
