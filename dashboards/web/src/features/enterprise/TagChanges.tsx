import type { EnterpriseTagDetail, TagValue } from '@/client/types';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './TagDrawer.module.css';
import { TagTrend } from './TagTrend';
import { movesBetween } from './tagSteps';

/** The changes of a tag's value, drawn and listed, with what the record of them does not hold. */
export function TagChanges({ detail }: { detail: EnterpriseTagDetail }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { changes, tag } = detail;
  const label = t('tagDetail.trendLabel', {
    tag: english ? tag.english : tag.chinese,
    count: changes.length,
    last: dateTime(changes.at(-1)?.asOf),
  });
  return (
    <>
      {detail.kind !== 'code' && (
        <div className={styles['chart']}>
          <TagTrend detail={detail} label={label} />
        </div>
      )}
      <p className={styles['note']}>{t('tagDetail.since')}</p>
      {movesBetween(detail) && <p className={styles['note']}>{t('tagDetail.between')}</p>}
      {detail.earlier && (
        <p className={styles['note']}>{t('tagDetail.earlier', { count: changes.length })}</p>
      )}
      <table className={styles['changes']}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tagDetail.at')}</th>
            <th scope="col">{t('tagDetail.before')}</th>
            <th scope="col">{t('tagDetail.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.toReversed().map(({ asOf, before, after }, i) => (
            // several can be of one instant
            <tr key={changes.length - i}>
              <td>{dateTime(asOf)}</td>
              <Value tag={tag} value={before} />
              <Value tag={tag} value={after} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Value({ tag, value }: { tag: EnterpriseTagDetail['tag']; value: TagValue }) {
  return (
    <td>
      <TagText tag={tag.tag} value={value} unit={tag.unit} />
    </td>
  );
}
