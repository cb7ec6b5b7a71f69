import { Tag } from 'antd';
import { useCategoryNames } from '@/client/catalogue';
import type { Event } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { fieldName } from '@/lib/i18n/fields';
import { dateTime } from '@/lib/time';
import styles from './EventCard.module.css';
import { fieldText } from './fieldText';

/** An event with all of its fields, and where it comes from. */
export function EventCard({ event }: { event: Event }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const category = useCategoryNames()(event.category);
  return (
    <article className={styles['event']} data-event={event.key.id}>
      <header>
        <b>{category}</b>
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
            <tr key={field} data-field={field}>
              <th scope="row" title={field}>
                {fieldName(field, language)}
              </th>
              <td>{fieldText(field, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
