import { Button } from 'antd';
import type { RejectFileRow, RejectReason } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './FeedDesk.module.css';
import { sortedByCare, type CheckedFile } from './rejects';

/** As many rows as are shown; the summary counts all. */
const SHOWN = 200;

interface CheckProps {
  checked: CheckedFile;
  onReplay: () => void;
  onClose: () => void;
}

/** What a file that came back would do, before anything is published: what needs care first. */
export function FileCheck({ checked: { file, check }, onReplay, onClose }: CheckProps) {
  const { t } = useTranslation();
  const rows = sortedByCare(check.items);
  const left = check.items.length - check.accepted;
  const flagged = check.items.flatMap(({ changes }) => changes.filter(isFlagged)).length;
  return (
    <section className={styles['check']} aria-label={t('feedDesk.file.title')} data-file-check>
      <p aria-live="polite">
        <b>{t('feedDesk.file.title')}</b> {file.name} ·{' '}
        {t('feedDesk.file.summary', {
          rows: decimal(check.items.length),
          changed: decimal(check.changed),
          accepted: decimal(check.accepted),
          left: decimal(left),
        })}
        {flagged > 0 && (
          <span className={styles['fault']}> {t('feedDesk.file.flagged', { count: flagged })}</span>
        )}
      </p>
      {/* it scrolls, which has to be possible by keyboard */}
      <div
        className={styles['rows']}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t('feedDesk.file.rows')}
      >
        <table className="sheet">
          <thead>
            <tr>
              <th style={{ width: 150 }}>{t('feedDesk.file.fate')}</th>
              <th style={{ width: 210 }}>{t('feedDesk.rejects.place')}</th>
              <th>{t('feedDesk.file.changes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.letter} data-checked={row.fate}>
                <td className={row.fate === 'accepted' ? undefined : styles['fault']}>
                  {t(`feedDesk.file.fates.${row.fate}`)}
                </td>
                <td title={`${row.feed} ${row.letter}`}>
                  {row.location === '' ? row.letter : t('feedDesk.rejects.line', { ...row })}
                </td>
                <td className={styles['changes']}>
                  <Changes row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > SHOWN && (
          <p className={styles['hint']}>
            {t('feedDesk.file.notShown', { count: rows.length - SHOWN })}
          </p>
        )}
      </div>
      <div className={styles['actions']}>
        <Button type="primary" disabled={check.accepted === 0} onClick={onReplay}>
          {t('feedDesk.file.replay', { count: check.accepted })}
        </Button>
        <Button onClick={onClose}>{t('feedDesk.file.close')}</Button>
      </div>
    </section>
  );
}

type Change = RejectFileRow['changes'][number];

function isFlagged({ trace }: Change): boolean {
  return trace !== '';
}

function Changes({ row }: { row: RejectFileRow }) {
  const { t } = useTranslation();
  const shown = (text: string) => (text === '' ? t('feedDesk.row.empty') : text);
  return (
    <>
      {row.reason !== '' && (
        <div>
          {t(`feedDesk.reason.${row.reason as RejectReason}`)}
          {row.column !== '' && ` · ${t('feedDesk.row.inColumn', { column: row.column })}`}
          {row.detail !== '' && ` · ${row.detail}`}
        </div>
      )}
      {row.changes.map((change) => (
        <div key={change.column}>
          {t('feedDesk.row.changes', {
            column: change.column,
            from: shown(change.from),
            to: shown(change.to),
          })}
          {change.trace !== '' && (
            <span className={styles['fault']}> {t(`feedDesk.file.traces.${change.trace}`)}</span>
          )}
        </div>
      ))}
      {row.reason === '' && row.changes.length === 0 && t('feedDesk.file.unchanged')}
    </>
  );
}
