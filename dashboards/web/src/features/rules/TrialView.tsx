import { Alert, Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useJob } from '@/client/jobs';
import { useRights } from '@/client/rights';
import type { RuleDifference, RulesTried } from '@/client/types';
import { Blank } from '@/components/Blank';
import { EnterpriseName } from '@/components/EnterpriseName';
import { ExportButton } from '@/components/ExportButton';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed } from '@/lib/number';
import { JobBar } from './JobBar';
import { beginTrial, trialExport, type Tried } from './queries';
import styles from './Rules.module.css';
import { trialCsv } from './trialCsv';

interface Trial {
  tried: Tried;
  since: string | null;
}

/** Who would be alerted of by a book and not by the one in force, and the other way round. */
export function TrialView({ tried, disabled = false }: { tried: Tried; disabled?: boolean }) {
  const { t } = useTranslation();
  const [since, setSince] = useState<string | null>(null);
  const work = useJob((wish: Trial) => beginTrial(wish.tried, wish.since));
  const [ran, setRan] = useState<Trial | null>(null);
  const run = () => {
    setRan({ tried, since });
    work.run({ tried, since });
  };
  const stale = JSON.stringify(ran) !== JSON.stringify({ tried, since });
  const result = work.job?.state === 'done' ? (work.job.result as RulesTried) : null;
  return (
    <section className={styles['trial']} aria-label={t('rules.trial')}>
      <div className={styles['bar']}>
        <span className={styles['grow']}>{t('rules.try.hint')}</span>
        <DatePicker
          picker="month"
          aria-label={t('rules.try.since')}
          placeholder={t('rules.try.since')}
          title={t('rules.try.sinceHint')}
          value={since === null ? null : dayjs(since)}
          disabledDate={(day) => day.isAfter(dayjs())}
          onChange={(day) => setSince(day?.startOf('month').format('YYYY-MM-DD') ?? null)}
        />
        <Button type="primary" disabled={disabled} loading={work.busy} onClick={run}>
          {t(result === null ? 'rules.try.run' : 'rules.try.again')}
        </Button>
      </div>
      <JobBar work={work} label={t('rules.try.running')} stoppable onRetry={run} />
      {result !== null && stale && (
        <Alert type="warning" showIcon style={{ margin: 12 }} title={t('rules.try.stale')} />
      )}
      {result !== null && work.job !== null && (
        <Result job={work.job.id} result={result} stale={stale} />
      )}
    </section>
  );
}

type Shown = 'all' | 'added' | 'dropped';

const MOST_ROWS = 500;

/**
 * @param job by which the server knows it
 * @param stale whether something else is shown by now than what was tried
 */
function Result({ job, result, stale }: { job: string; result: RulesTried; stale: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('all');
  const may = useRights();
  const last = result.days.at(-1);
  const rows = result.differences.filter(
    ({ added }) => shown === 'all' || added === (shown === 'added'),
  );
  const given = result.differences.length;
  const cut =
    given < result.total
      ? t('rules.try.cut', { total: decimal(result.total), given: decimal(given) })
      : null;
  return (
    <div data-stale={stale || undefined}>
      <table className={styles['days']} data-testid="trial-days">
        <thead>
          <tr>
            <th>{t('rules.try.day')}</th>
            <th>{t('rules.try.added')}</th>
            <th>{t('rules.try.dropped')}</th>
          </tr>
        </thead>
        <tbody>
          {result.days.map(({ date, added, dropped }) => (
            <tr key={date} data-last={date === last?.date || undefined}>
              <td>{date}</td>
              <td>{decimal(added)}</td>
              <td>{decimal(dropped)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {result.overBudget > 0 && (
        <p className={styles['foot']}>{t('rules.try.overBudget', { count: result.overBudget })}</p>
      )}
      {result.total === 0 ? (
        <Blank small title={t('rules.try.none')} hint={t('rules.try.noneHint')} />
      ) : (
        <>
          <div className={styles['bar']}>
            <Segmented<Shown>
              size="small"
              aria-label={t('rules.trial')}
              value={shown}
              options={[
                { value: 'all', label: t('rules.try.all') },
                { value: 'added', label: t('rules.try.appears') },
                { value: 'dropped', label: t('rules.try.vanishes') },
              ]}
              onChange={setShown}
            />
            <span className={styles['grow']}>
              {t('rules.try.some', {
                total: decimal(shown === 'all' ? result.total : rows.length),
                shown: decimal(Math.min(rows.length, MOST_ROWS)),
              })}
              {cut !== null && ` · ${cut}`}
            </span>
            {may('export') ? (
              <ExportButton
                file={t('rules.try.csv')}
                exported={(count) => t('rules.try.exported', { count })}
                disabled={stale}
                read={(signal) => trialExport(job, shown, signal)}
                write={(all, names) => trialCsv(all, names, cut)}
              />
            ) : (
              <small>{t('rules.try.noExport')}</small>
            )}
          </div>
          <Differences rows={rows.slice(0, MOST_ROWS)} />
        </>
      )}
    </div>
  );
}

function Differences({ rows }: { rows: readonly RuleDifference[] }) {
  const { t } = useTranslation();
  const may = useRights();
  return (
    <div className={styles['scroll']}>
      <table className={styles['rules']} data-testid="trial-rows">
        <thead>
          <tr>
            <th>{t('rules.try.enterprise')}</th>
            <th>{t('rules.try.region')}</th>
            <th>{t('rules.column.risk')}</th>
            <th>{t('rules.try.day')}</th>
            <th>{t('rules.try.before')}</th>
            <th>{t('rules.try.after')}</th>
            <th>{t('rules.try.rules')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.date} ${row.enterprise} ${row.risk}`}
              data-enterprise={row.enterprise}
              data-added={row.added}
            >
              <td>
                <span
                  className={`${styles['mark']} ${styles[row.added ? 'mark-added' : 'mark-removed'] ?? ''}`}
                >
                  {t(row.added ? 'rules.try.appears' : 'rules.try.vanishes')}
                </span>{' '}
                {may('enterprises-read') ? (
                  <EnterpriseName
                    id={row.enterprise}
                    name={row.name}
                    to={`/enterprises/${encodeURIComponent(row.enterprise)}`}
                  />
                ) : (
                  <>
                    {row.name} <small>{row.enterprise}</small>
                  </>
                )}
              </td>
              <td>
                <Region code={row.region} />
              </td>
              <td>{t(`risk.${row.risk}`)}</td>
              <td>{row.date}</td>
              <td>{fixed(row.indexBefore, 1)}</td>
              <td>{fixed(row.indexAfter, 1)}</td>
              <td>
                <code>{row.rules.join(', ')}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
