import { Segmented } from 'antd';
import { useState } from 'react';
import { personText } from '@/client/cases';
import type { CaseEntry } from '@/client/types';
import { CaseStateChip } from '@/components/CaseMarks';
import { Panel } from '@/components/Panel';
import { i18next, useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import page from './CasePage.module.css';
import { kindOf, KINDS, type Kind } from './history';
import styles from './HistoryPanel.module.css';

/** All that was done, newest first; nothing in it is ever changed. */
export function HistoryPanel({ entries }: { entries: CaseEntry[] }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const shown = entries.filter((entry) => kind === 'all' || kindOf(entry) === kind);
  return (
    <Panel title={t('caseWork.history.title')}>
      <div className={styles['filter']}>
        <Segmented
          size="small"
          aria-label={t('caseWork.history.filter')}
          value={kind}
          options={(['all', ...KINDS] as const).map((value) => ({
            value,
            label: t(`caseWork.history.${value}`),
          }))}
          onChange={setKind}
        />
      </div>
      {shown.length === 0 && <p className={page['empty']}>{t('caseWork.history.none')}</p>}
      <ol className={page['list']} aria-label={t('caseWork.history.title')}>
        {shown.map((entry, i) => (
          // entries have no ids, and one version may have several
          <li key={`${entry.at} ${entry.version} ${i}`}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ entry }: { entry: CaseEntry }) {
  const { t } = useTranslation();
  const { by, assignee, outcome, verdict, until, reason } = entry;
  const details = [
    assignee &&
      t(entry.action === 'escalate' ? 'caseWork.supervisedBy' : 'caseWork.history.to', {
        name: assignee.displayName,
      }),
    verdict && t(`cases.verdict.${verdict}`),
    outcome && t(`cases.outcome.${outcome}`),
    until && t('caseWork.history.until', { day: until }),
  ].filter((detail) => detail !== undefined);
  return (
    <>
      <div className={styles['head']}>
        <b>{actionName(entry.action)}</b>
        {details.length > 0 && <span>{details.join(' · ')}</span>}
        <CaseStateChip state={entry.state} />
      </div>
      {reason !== undefined && reason !== '' && <p className={page['words']}>{reason}</p>}
      <div className={page['meta']}>
        {by === undefined ? t('caseWork.history.bySystem') : personText(by)} ·{' '}
        <time dateTime={entry.at}>{dateTime(entry.at)}</time> ·{' '}
        {t('caseWork.history.version', { version: entry.version })}
      </div>
    </>
  );
}

/** What has no name is shown by its id. */
function actionName(action: string): string {
  const name = (room: string) => i18next.t(`caseWork.${room}.${action}` as 'caseWork.print', '');
  return name('action') || name('entry') || action;
}
