import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Progress, Typography } from 'antd';
import { useRef, useState } from 'react';
import { api, body } from '@/client/api';
import { useKeepCase } from '@/client/cases';
import { useRights } from '@/client/rights';
import type { Case, CaseAttachment } from '@/client/types';
import { upload } from '@/client/upload';
import { Panel } from '@/components/Panel';
import { useProblemText } from '@/components/ProblemView';
import { save } from '@/lib/csv';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './AttachmentsPanel.module.css';
import page from './CasePage.module.css';
import { ACCEPTED, refusal, sizeText } from './files';

interface PanelProps {
  number: string;
  attachments: CaseAttachment[];
}

/** The files of a case, each with the hash that was taken when it came. */
export function AttachmentsPanel({ number, attachments }: PanelProps) {
  const { t } = useTranslation();
  const may = useRights();
  const input = useRef<HTMLInputElement>(null);
  const { going, problems, send } = useUpload(number);
  return (
    <Panel
      title={t('caseWork.files.title')}
      hint={t('caseWork.files.hint')}
      extra={
        may('cases-read') && (
          <>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              data-testid="file"
              accept={ACCEPTED.join(',')}
              onChange={(event) => {
                void send([...(event.target.files ?? [])]);
                event.target.value = ''; // the same file may be chosen again
              }}
            />
            <Button
              size="small"
              className={page['noPrint'] ?? ''}
              icon={<UploadOutlined />}
              disabled={going !== null}
              onClick={() => input.current?.click()}
            >
              {t('caseWork.files.add')}
            </Button>
          </>
        )
      }
    >
      {going !== null && (
        <div className={page['body']} role="status">
          {t('caseWork.files.uploading', { ...going })}
          <Progress percent={going.percent} size="small" aria-label={going.name} />
        </div>
      )}
      {problems.map((problem) => (
        <Alert key={problem} type="error" showIcon banner title={problem} />
      ))}
      {attachments.length === 0 && going === null && (
        <p className={page['empty']}>{t('caseWork.files.none')}</p>
      )}
      <ul className={page['list']} aria-label={t('caseWork.files.title')}>
        {attachments.map((attachment) => (
          <li key={attachment.id} className={styles['file']}>
            <div>
              <b>{attachment.name}</b>
              <div className={page['meta']}>
                {attachment.mediaType} · {sizeText(attachment.size)} · {attachment.by.displayName} ·{' '}
                {dateTime(attachment.at)}
              </div>
              <div className={page['meta']} title={t('caseWork.files.sha')}>
                SHA-256{' '}
                <Typography.Text
                  className={styles['sha'] ?? ''}
                  copyable={{
                    text: attachment.sha256,
                    tooltips: [t('common.copy'), t('common.copied')],
                  }}
                >
                  {attachment.sha256}
                </Typography.Text>
              </div>
            </div>
            <Download number={number} attachment={attachment} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Download({ number, attachment }: { number: string; attachment: CaseAttachment }) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const text = useProblemText();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const file = await body(
        api.GET('/api/cases/{number}/attachments/{attachment}', {
          params: { path: { number, attachment: attachment.id } },
          parseAs: 'blob',
        }),
      );
      save(attachment.name, file);
    } catch (error) {
      const { title, detail } = text(error);
      notification.error({ title, description: detail });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      className={page['noPrint'] ?? ''}
      icon={<DownloadOutlined />}
      loading={busy}
      aria-label={t('caseWork.files.download', { name: attachment.name })}
      onClick={() => void run()}
    />
  );
}

interface Going {
  name: string;
  percent: number;
}

/** Sends files one after another; what can't be sent is told and does not stop the others. */
function useUpload(number: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const keep = useKeepCase();
  const [going, setGoing] = useState<Going | null>(null);
  const [problems, setProblems] = useState<string[]>([]);

  const sendOne = async (file: File): Promise<string | null> => {
    const { name } = file;
    const why = refusal(file);
    if (why !== null) return t(`caseWork.files.${why}`, { name });
    try {
      const changed = await upload(`/api/cases/${number}/attachments`, file, (share) =>
        setGoing({ name, percent: Math.round(share * 100) }),
      );
      keep(changed as Case);
      void message.success(t('caseWork.files.done', { name }));
      return null;
    } catch (error) {
      const { title, detail } = text(error);
      return `${t('caseWork.files.failed', { name })} · ${title} ${detail}`;
    }
  };

  const send = async (files: File[]) => {
    setProblems([]);
    for (const file of files) {
      setGoing({ name: file.name, percent: 0 });
      const problem = await sendOne(file);
      if (problem !== null) setProblems((old) => [...old, problem]);
    }
    setGoing(null);
  };
  return { going, problems, send };
}
