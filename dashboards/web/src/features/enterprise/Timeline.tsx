import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useCatalogue } from '@/client/catalogue';
import { Blank } from '@/components/Blank';
import { More } from '@/components/More';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { useTimeline } from './queries';
import { byDay } from './timelineDays';
import styles from './Timeline.module.css';
import { TimelineEvent } from './TimelineEvent';

/** What departments told of an enterprise, newest first, by day. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const [category, setCategory] = useState('');
  return (
    <Panel
      title={t('timeline.title')}
      hint={t('timeline.hint')}
      extra={<CategorySelect value={category} onChange={setCategory} />}
    >
      <Days key={category} id={id} category={category} />
    </Panel>
  );
}

interface SelectProps {
  /** Id of a category; empty for all. */
  value: string;
  onChange: (category: string) => void;
}

function CategorySelect({ value, onChange }: SelectProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { data } = useCatalogue();
  return (
    <PinyinSelect
      className={styles['filter'] ?? ''}
      allowClear
      size="small"
      style={{ width: 210 }}
      aria-label={t('timeline.category')}
      placeholder={t('timeline.anyCategory')}
      value={value === '' ? undefined : value}
      options={(data?.categories ?? []).map((each) => ({
        value: each.category,
        label: english ? each.english : each.chinese,
      }))}
      onChange={(category: string | undefined) => onChange(category ?? '')}
    />
  );
}

function Days({ id, category }: { id: string; category: string }) {
  const { t } = useTranslation();
  const events = useTimeline(id, category);
  const days = useMemo(
    () => byDay(events.data?.pages.flatMap(({ items }) => items) ?? []),
    [events.data],
  );
  if (events.isPending) return <Skeleton active title={false} style={{ padding: 14 }} />;
  if (events.data === undefined) {
    return <ProblemView error={events.error} onRetry={() => void events.refetch()} />;
  }
  if (days.length === 0) {
    const none = category === '' ? 'timeline.none' : 'timeline.noneOf';
    return <Blank small title={t(none)} hint={t('timeline.noneOfHint')} />;
  }
  return (
    // what scrolls has to be reached by the keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['days']} role="region" tabIndex={0} aria-label={t('timeline.title')}>
      {days.map(({ day, events: ofDay }) => (
        <section key={day} aria-label={day}>
          <h3>
            <time dateTime={day}>{day}</time>
          </h3>
          <ol>
            {ofDay.map((event) => (
              <TimelineEvent key={event.key.key} event={event} />
            ))}
          </ol>
        </section>
      ))}
      <div className={styles['more']}>
        <More
          hasMore={events.hasNextPage}
          loading={events.isFetchingNextPage}
          error={events.isFetchNextPageError ? events.error : null}
          onMore={() => void events.fetchNextPage()}
        />
      </div>
    </div>
  );
}
