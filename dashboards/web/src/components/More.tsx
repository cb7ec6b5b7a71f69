import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from '@/lib/i18n';
import styles from './More.module.css';
import { useProblemText } from './ProblemView';

interface MoreProps {
  hasMore: boolean;
  loading: boolean;
  /** Why the last page could not be had; the reader decides when to try again. */
  error: Error | null;
  onMore: () => void;
}

/** Loads the next page as the end comes near; the button is for the keyboard. */
export function More({ hasMore, loading, error, onMore }: MoreProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const end = useRef<HTMLDivElement>(null);
  const failed = error !== null;
  useEffect(() => {
    const element = end.current;
    if (element === null || !hasMore || loading || failed) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onMore();
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loading, failed, onMore]);
  return (
    <div ref={end} className={styles['more']}>
      {failed && (
        <span className={styles['failed']} role="alert">
          {text(error).title}
        </span>
      )}
      {hasMore ? (
        <Button type="link" loading={loading} onClick={onMore}>
          {t(failed ? 'common.retry' : 'common.more')}
        </Button>
      ) : (
        t('alerts.end')
      )}
    </div>
  );
}
