import { Drawer, Skeleton, Tag } from 'antd';
import { useCatalogue } from '@/client/catalogue';
import type { Event, Reason } from '@/client/types';
import { Blank } from '@/components/Blank';
import { ProblemView } from '@/components/ProblemView';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { signed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './EvidenceDrawer.module.css';
import { useEvidence } from './queries';

interface DrawerProps {
  enterprise: string;
  reason: Reason | null;
  definition: string | undefined;
  onClose: () => void;
  /** After the drawer has gone. */
  onClosed: () => void;
}

/** The events behind a reason: from the number on the page back to the rows it came from. */
export function EvidenceDrawer({ enterprise, reason, definition, onClose, onClosed }: DrawerProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <Drawer
      open={reason !== null}
      title={t('evidence.title')}
      size={620}
      onClose={onClose}
      afterOpenChange={(open) => {
        if (!open) onClosed();
      }}
      destroyOnHidden
    >
      {reason !== null && (
        <>
          <dl className={styles['tag']}>
            <dt>{t('evidence.tag')}</dt>
            <dd>
              <b>{english ? reason.english : reason.chinese}</b> <code>{reason.tag}</code>
            </dd>
            <dt>{t('evidence.value')}</dt>
            <dd>
              <TagText value={reason.value} unit={reason.unit} />
            </dd>
            <dt>{t('evidence.contribution')}</dt>
            <dd>
              {signed(reason.contribution, 4)}{' '}
              {t(reason.contribution >= 0 ? 'enterprise.raises' : 'enterprise.lowers')}
            </dd>
            {definition !== undefined && definition !== '' && (
              <>
                <dt>{t('evidence.definition')}</dt>
                <dd>{definition}</dd>
              </>
            )}
          </dl>
          <Events enterprise={enterprise} reason={reason} />
        </>
      )}
    </Drawer>
  );
}

function Events({ enterprise, reason }: { enterprise: string; reason: Reason }) {
  const { t } = useTranslation();
  const keys = reason.evidence.map((event) => event.key);
  const events = useEvidence(enterprise, keys);
  if (keys.length === 0) {
    const hint = reason.value.kind === 'missing' ? 'evidence.noneMissing' : 'evidence.noneValue';
    return <Blank title={t('evidence.none')} hint={t(hint)} />;
  }
  if (events.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (events.isError) {
    return <ProblemView error={events.error} onRetry={() => void events.refetch()} />;
  }
  return (
    <>
      <h3 className={styles['count']}>
        {t('evidence.events', { count: events.data.items.length })}
      </h3>
      {events.data.items.map((event) => (
        <EventCard key={event.key.key} event={event} />
      ))}
    </>
  );
}

function EventCard({ event }: { event: Event }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const catalogue = useCatalogue();
  const category = catalogue.data?.categories.find((entry) => entry.category === event.category);
  const name = category && (english ? category.english : category.chinese);
  return (
    <article className={styles['event']} data-event={event.key.id}>
      <header>
        <b>{name ?? event.category}</b>
        <code>{event.type}</code>
        {event.revision > 0 && (
          <Tag>
            {t('evidence.revision')} {event.revision}
          </Tag>
        )}
        {event.retracted && <Tag color="error">{t('evidence.retracted')}</Tag>}
      </header>
      <dl>
        <dt>{t('evidence.source')}</dt>
        <dd>{event.key.source}</dd>
        <dt>{t('evidence.eventId')}</dt>
        <dd>{event.key.id}</dd>
        <dt>{t('evidence.eventTime')}</dt>
        <dd>{dateTime(event.eventTime)}</dd>
        <dt>{t('evidence.availableTime')}</dt>
        <dd>{dateTime(event.availableTime)}</dd>
        <dt>{t('evidence.arrivalTime')}</dt>
        <dd>{dateTime(event.arrivalTime)}</dd>
        <dt>{t('evidence.position')}</dt>
        <dd>{t('evidence.positionText', event.position)}</dd>
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('evidence.field')}</th>
            <th scope="col">{t('evidence.fieldValue')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(event.data).map(([field, value]) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>
                {typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : String(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
