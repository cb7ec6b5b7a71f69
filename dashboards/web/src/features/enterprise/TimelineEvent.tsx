import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useCategoryNames } from '@/client/catalogue';
import { useSummary } from '@/client/queries';
import type { Event } from '@/client/types';
import { titleOf } from '@/lib/feedTitle';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { eventTypeName } from '@/lib/i18n/eventTypes';
import { fieldName } from '@/lib/i18n/fields';
import { dateTime } from '@/lib/time';
import { EventCard } from './EventCard';
import { fieldText } from './fieldText';
import { isMasked, timeOf, toldFields } from './timelineDays';
import styles from './Timeline.module.css';

/** One event as a line, which opens to all of its fields. */
export function TimelineEvent({ event }: { event: Event }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const category = useCategoryNames()(event.category);
  const [open, setOpen] = useState(false);
  const name = eventTypeName(event.type, language);
  const at = dateTime(event.eventTime);
  return (
    <li data-entry={event.key.id}>
      <time dateTime={event.eventTime} title={at}>
        {timeOf(event.eventTime)}
      </time>
      <div className={styles['event']}>
        <p className={styles['what']}>
          <b title={event.type}>{name}</b>
          {category !== name && <span>{category}</span>}
          <Feed source={event.key.source} unless={[name, category]} />
          {event.revision > 0 && (
            <Tag>
              {t('evidence.revision')} {event.revision}
            </Tag>
          )}
        </p>
        <dl>
          {toldFields(event).map((field) => (
            <div key={field}>
              <dt>{fieldName(field, language)}</dt>
              <dd>{fieldText(field, event.data[field] ?? '')}</dd>
            </div>
          ))}
        </dl>
        {isMasked(event) && <p className={styles['masked']}>{t('timeline.masked')}</p>}
        {open && <EventCard event={event} />}
      </div>
      <Button
        type="link"
        size="small"
        className={styles['details'] ?? ''}
        aria-expanded={open}
        aria-label={t('timeline.detailsOf', { type: name, at })}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'common.collapse' : 'timeline.details')}
      </Button>
    </li>
  );
}

interface FeedProps {
  source: string;
  unless: readonly string[];
}

/** The feed by the name that departments know it by, where that has not been said yet. */
function Feed({ source, unless }: FeedProps) {
  const language = useLanguage();
  const feed = useSummary().data?.feeds.find((each) => each.feed === source);
  const title = feed === undefined ? source : titleOf(feed, language);
  return unless.includes(title) ? null : <span title={source}>{title}</span>;
}
