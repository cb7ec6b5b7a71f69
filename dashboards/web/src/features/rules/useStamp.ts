import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';

/** Who did something, and when, in a sentence. */
export function useStamp() {
  const { t } = useTranslation();
  return (key: 'rules.submitted' | 'rules.approved', by: string, at: string | undefined) =>
    t(key, { by, at: dateTime(at).slice(0, 16) });
}
