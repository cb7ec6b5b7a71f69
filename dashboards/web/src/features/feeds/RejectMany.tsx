import { Alert, App, Button, Progress, Tooltip, Upload } from 'antd';
import { useState } from 'react';
import type { RejectPage, RejectResult, RejectResults } from '@/client/types';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './FeedDesk.module.css';
import {
  FILE_ROWS,
  isTaken,
  useOpenNow,
  useRejectFile,
  useReplayMany,
  type RejectFilter,
} from './rejects';

interface ManyProps {
  filter: RejectFilter;
  /** How many letters of the feed and reason are open; undefined where that is not known. */
  open: number | undefined;
}

/** What is done with many rows at once: to the department and back, or replayed as they are. */
export function RejectMany({ filter, open }: ManyProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [results, setResults] = useState<RejectResult[] | null>(null);
  const many = useReplayMany((all: RejectResults) => setResults(all.items));
  const now = useOpenNow();
  const file = useRejectFile();
  const noFeed = filter.feed === '';
  const nothing = noFeed || open === 0 || many.busy;
  const tooMany = !noFeed && (open ?? 0) > FILE_ROWS;
  const hint = noFeed ? t('feedDesk.rejects.chooseFeed') : t('feedDesk.rejects.allHint');
  const start = (wish: Parameters<typeof many.run>[0]) => {
    setResults(null);
    many.run(wish);
  };
  const ask = () => now.mutate(filter, { onSuccess: confirm });
  const confirm = ({ total: count, until }: RejectPage, { feed, reason }: RejectFilter) => {
    if (count === 0) return;
    void modal.confirm({
      title: t('feedDesk.rejects.allAsk', { count }),
      content: t('feedDesk.rejects.allDetail', {
        count,
        feed,
        reason: t(reason === '' ? 'feedDesk.rejects.anyReason' : `feedDesk.reason.${reason}`),
      }),
      okText: t('feedDesk.rejects.allStart'),
      onOk: () => start({ feed, reason, until, expected: count }),
    });
  };

  return (
    <>
      <div className={styles['bar']}>
        <Tooltip title={tooMany ? t('feedDesk.rejects.tooMany', { most: FILE_ROWS }) : hint}>
          <Button
            disabled={nothing || tooMany}
            loading={file.isPending}
            onClick={() => file.mutate(filter)}
          >
            {t('feedDesk.rejects.download')}
          </Button>
        </Tooltip>
        <Upload
          accept=".csv,.xlsx"
          showUploadList={false}
          disabled={many.busy}
          beforeUpload={() => false}
          onChange={({ file }) => start(file as unknown as File)}
        >
          <Button disabled={many.busy}>{t('feedDesk.rejects.upload')}</Button>
        </Upload>
        <Tooltip title={hint}>
          <Button
            disabled={nothing || filter.state !== 'open'}
            loading={now.isPending}
            onClick={ask}
          >
            {t('feedDesk.rejects.all')}
            {!noFeed && ` ${open === undefined ? '—' : decimal(open)}`}
          </Button>
        </Tooltip>
        {many.busy && (
          <>
            <Progress
              style={{ width: 160 }}
              size="small"
              percent={share(many.job?.done ?? 0, many.job?.total ?? 0)}
              aria-label={t('feedDesk.job.waiting')}
            />
            <span aria-live="polite">
              {t('feedDesk.job.running', {
                done: many.job?.done ?? 0,
                total: many.job?.total ?? 0,
              })}
            </span>
            <Button size="small" onClick={many.stop}>
              {t('feedDesk.job.stop')}
            </Button>
          </>
        )}
      </div>
      {file.isError && <ProblemView error={file.error} onRetry={() => file.mutate(filter)} />}
      {now.isError && <ProblemView error={now.error} onRetry={ask} />}
      {many.error !== null && <ProblemView error={many.error} />}
      {many.stopError !== null && <ProblemView error={many.stopError} />}
      {many.stopped && <Alert type="warning" banner title={t('feedDesk.job.stopped')} />}
      {results !== null && <Results results={results} />}
    </>
  );
}

function share(done: number, total: number): number {
  return total === 0 ? 0 : Math.round((100 * done) / total);
}

function Results({ results }: { results: RejectResult[] }) {
  const { t } = useTranslation();
  const sums = new Map<RejectResult['fate'], number>();
  for (const { fate } of results) sums.set(fate, (sums.get(fate) ?? 0) + 1);
  const left = results.filter(({ fate }) => !isTaken(fate));
  return (
    <section className={styles['result']} aria-label={t('feedDesk.job.result')} aria-live="polite">
      <b>{t('feedDesk.job.result')}</b>{' '}
      {[...sums].map(([fate, count]) => `${t(`feedDesk.fate.${fate}`)} ${count}`).join(' · ')}
      {left.length > 0 && (
        <details>
          <summary>{t('feedDesk.job.left', { count: left.length })}</summary>
          <ul>
            {left.map((result) => (
              <li key={result.letter}>
                <span className={styles['code']}>{result.letter}</span>{' '}
                {t(`feedDesk.fate.${result.fate}`)} {result.column} {result.detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
