import { Alert, App, Button, Tooltip, Upload } from 'antd';
import { useState } from 'react';
import type { RejectPage, RejectResult, RejectResults } from '@/client/types';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './FeedDesk.module.css';
import { FileCheck } from './FileCheck';
import { JobBar } from './JobBar';
import {
  isTaken,
  REPLAYED_AT_ONCE,
  useFileCheck,
  useOpenNow,
  useRejectFile,
  useReplayMany,
  type CheckedFile,
  type FetchedPart,
  type FilePart,
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
  const [checked, setChecked] = useState<CheckedFile | null>(null);
  const [given, setGiven] = useState<File | null>(null);
  const check = useFileCheck((found) => {
    if (given !== null) setChecked({ file: given, check: found });
  });
  const now = useOpenNow();
  const file = useRejectFile();
  const [last, setLast] = useState<FetchedPart>();
  const fetched = sameKind(last?.filter, filter) ? last : undefined;
  const part: FilePart =
    fetched === undefined || fetched.next === ''
      ? { filter, number: 1, cursor: '' }
      : { filter, number: fetched.number + 1, cursor: fetched.next };
  const fetch = () => file.mutate(part, { onSuccess: setLast });
  const noFeed = filter.feed === '';
  const busy = many.busy || check.busy;
  const nothing = noFeed || open === 0 || busy;
  const tooMany = !noFeed && (open ?? 0) > REPLAYED_AT_ONCE;
  const hint = noFeed ? t('feedDesk.rejects.chooseFeed') : t('feedDesk.rejects.allHint');
  const start = (wish: Parameters<typeof many.run>[0]) => {
    setResults(null);
    setChecked(null);
    many.run(wish);
  };
  const look = (came: File) => {
    setResults(null);
    setChecked(null);
    setGiven(came);
    check.run(came);
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
        <Tooltip title={noFeed ? hint : t('feedDesk.rejects.downloadHint')}>
          <Button disabled={nothing} loading={file.isPending} onClick={fetch}>
            {part.number === 1
              ? t('feedDesk.rejects.download')
              : t('feedDesk.rejects.downloadNext', { number: part.number })}
          </Button>
        </Tooltip>
        <Upload
          accept=".csv,.xlsx"
          showUploadList={false}
          disabled={busy}
          beforeUpload={() => false}
          onChange={({ file: came }) => look(came as unknown as File)}
        >
          <Button disabled={busy}>{t('feedDesk.rejects.upload')}</Button>
        </Upload>
        <Tooltip title={tooMany ? t('feedDesk.rejects.tooMany', { most: REPLAYED_AT_ONCE }) : hint}>
          <Button
            disabled={nothing || tooMany || filter.state !== 'open'}
            loading={now.isPending}
            onClick={ask}
          >
            {t('feedDesk.rejects.all')}
            {!noFeed && ` ${open === undefined ? '—' : decimal(open)}`}
          </Button>
        </Tooltip>
        {busy && <JobBar work={many.busy ? many : check} />}
      </div>
      {fetched !== undefined && (
        <p className={styles['todo']} aria-live="polite">
          {t(fetched.next === '' ? 'feedDesk.rejects.partLast' : 'feedDesk.rejects.partMore', {
            number: fetched.number,
            rows: fetched.rows,
          })}
        </p>
      )}
      {file.isError && <ProblemView error={file.error} onRetry={fetch} />}
      {check.error !== null && <ProblemView error={check.error} />}
      {checked !== null && (
        <FileCheck
          checked={checked}
          onReplay={() => start(checked)}
          onClose={() => setChecked(null)}
        />
      )}
      {now.isError && <ProblemView error={now.error} onRetry={ask} />}
      {many.error !== null && <ProblemView error={many.error} />}
      {many.stopError !== null && <ProblemView error={many.stopError} />}
      {many.stopped && <Alert type="warning" banner title={t('feedDesk.job.stopped')} />}
      {results !== null && <Results results={results} />}
    </>
  );
}

function sameKind(one: RejectFilter | undefined, other: RejectFilter): boolean {
  return one?.feed === other.feed && one.reason === other.reason;
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
