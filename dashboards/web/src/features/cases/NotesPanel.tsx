import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { personText } from '@/client/cases';
import { useRights } from '@/client/rights';
import type { Case } from '@/client/types';
import { Panel } from '@/components/Panel';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import page from './CasePage.module.css';
import { NoteForm } from './NoteForm';
import styles from './NotesPanel.module.css';

/** Notes and evidence, newest first. */
export function NotesPanel({ whole }: { whole: Case }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const may = useRights();
  const { notes, summary } = whole;
  return (
    <Panel
      title={t('caseWork.notes.title')}
      extra={
        may('cases-read') &&
        !adding && (
          <Button
            size="small"
            className={page['noPrint'] ?? ''}
            icon={<PlusOutlined />}
            onClick={() => setAdding(true)}
          >
            {t('caseWork.notes.add')}
          </Button>
        )
      }
    >
      {adding && (
        <div className={page['body']}>
          <NoteForm
            number={summary.number}
            evidence={summary.state === 'inspecting'}
            onDone={() => setAdding(false)}
          />
        </div>
      )}
      {notes.length === 0 && !adding && <p className={page['empty']}>{t('caseWork.notes.none')}</p>}
      <ol className={page['list']} aria-label={t('caseWork.notes.title')}>
        {notes.map((note) => (
          <li key={note.id}>
            <div className={page['meta']}>
              {note.evidence !== undefined && (
                <b className={styles['badge']}>{t('caseWork.notes.isEvidence')}</b>
              )}
              {personText(note.by)} · {dateTime(note.at)}
            </div>
            <p className={page['words']}>{note.text}</p>
            {note.evidence !== undefined && (
              <div className={page['meta']}>
                {t('caseWork.notes.takenAt', {
                  at: dateTime(note.evidence.at),
                  place: note.evidence.place,
                })}
                {note.evidence.latitude !== undefined &&
                  note.evidence.longitude !== undefined &&
                  ` (${note.evidence.latitude}, ${note.evidence.longitude})`}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
