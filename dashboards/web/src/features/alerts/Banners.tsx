import { Alert } from 'antd';
import type { Summary } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation, type TFunction } from '@/lib/i18n';

interface BannersProps {
  summary: Summary | undefined;
  warehouseDown: boolean;
  /** Why the summary could not be read just now. */
  error: Error | null;
}

/** Silence is never "safe": says where the page can't know. */
export function Banners({ summary, warehouseDown, error }: BannersProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const late = summary?.feeds.filter((feed) => feed.state !== 'fresh') ?? [];
  return (
    <>
      {(warehouseDown || error !== null) && (
        <Alert
          type="error"
          banner
          showIcon
          title={`${warehouseDown ? t('summary.warehouseDown') : text(error).title} · ${t('summary.warehouseDownDetail')}`}
        />
      )}
      {late.length > 0 && (
        <Alert
          type="warning"
          banner
          showIcon
          title={t('summary.late', {
            count: late.length,
            feeds: late
              .map((feed) =>
                feed.ageSeconds === null
                  ? t('summary.silentFeed', { feed: feed.feed })
                  : t('summary.lateAge', { feed: feed.feed, age: age(feed.ageSeconds, t) }),
              )
              .join(t('common.listSeparator')),
          })}
        />
      )}
    </>
  );
}

function age(seconds: number, t: TFunction): string {
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return t('summary.age.days', { count: days });
  const hours = Math.floor(seconds / 3_600);
  if (hours > 0) return t('summary.age.hours', { count: hours });
  return t('summary.age.minutes', { count: Math.max(1, Math.floor(seconds / 60)) });
}
