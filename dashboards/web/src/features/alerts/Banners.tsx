import { Alert } from 'antd';
import type { Summary } from '@/client/types';
import { useTranslation } from '@/lib/i18n';

/** Silence is never "safe": says where the page can't know. */
export function Banners({
  summary,
  warehouseDown,
}: {
  summary: Summary | undefined;
  warehouseDown: boolean;
}) {
  const { t } = useTranslation();
  const late = summary?.feeds.filter((feed) => feed.state !== 'fresh') ?? [];
  return (
    <>
      {warehouseDown && (
        <Alert
          type="error"
          banner
          showIcon
          title={`${t('summary.warehouseDown')} · ${t('summary.warehouseDownDetail')}`}
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
              .join('、'),
          })}
        />
      )}
    </>
  );
}

function age(seconds: number, t: ReturnType<typeof useTranslation>['t']): string {
  const days = Math.floor(seconds / 86_400);
  if (days > 0) return t('summary.age.days', { count: days });
  const hours = Math.floor(seconds / 3_600);
  if (hours > 0) return t('summary.age.hours', { count: hours });
  return t('summary.age.minutes', { count: Math.max(1, Math.floor(seconds / 60)) });
}
