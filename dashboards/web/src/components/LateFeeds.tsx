import { Alert } from 'antd';
import type { Summary } from '@/client/types';
import { titleOf } from '@/lib/feedTitle';
import { useLanguage, useTranslation, type TFunction } from '@/lib/i18n';
import { BlindTags } from './BlindTags';

/** More of them would push the page off the screen. */
const NAMED = 4;

interface LateProps {
  summary: Summary | undefined;
  /** Whether it is told of one enterprise, or of all that the reader sees. */
  ofOne?: boolean;
}

/** Says which feeds are late and what that leaves blind; nothing where all are fresh. */
export function LateFeeds({ summary, ofOne = false }: LateProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const late = summary?.feeds.filter((feed) => feed.state !== 'fresh') ?? [];
  if (summary === undefined || late.length === 0) return null;
  const lines = late.map((feed) =>
    feed.ageSeconds === null
      ? t('summary.silentFeed', { feed: titleOf(feed, language) })
      : t('summary.lateAge', { feed: titleOf(feed, language), age: age(feed.ageSeconds, t) }),
  );
  const first = lines.slice(0, NAMED).join(t('common.listSeparator'));
  const hasMore = lines.length > NAMED;
  return (
    <Alert
      type="warning"
      banner
      showIcon
      title={t('summary.late', {
        count: late.length,
        feeds: hasMore ? t('common.andMore', { named: first }) : first,
      })}
      description={
        <BlindTags
          feeds={late}
          {...(hasMore && { lines })}
          {...(!ofOne && { enterprises: summary.enterprises })}
        />
      }
    />
  );
}

function age(seconds: number, t: TFunction): string {
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return t('summary.age.days', { count: days });
  const hours = Math.floor(seconds / 3_600);
  if (hours > 0) return t('summary.age.hours', { count: hours });
  return t('summary.age.minutes', { count: Math.max(1, Math.floor(seconds / 60)) });
}
