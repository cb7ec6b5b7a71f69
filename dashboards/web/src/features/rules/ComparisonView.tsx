import { BarChart, type BarSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useMemo } from 'react';
import { useJob } from '@/client/jobs';
import type { ModelComparison } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Chart } from '@/components/Chart';
import { axisInk, inkOf } from '@/components/chartInk';
import { useDark } from '@/lib/appearance';
import { useTranslation } from '@/lib/i18n';
import { modelsZh } from '@/lib/i18n/models';
import { decimal, fixed } from '@/lib/number';
import { JobBar } from './JobBar';
import { beginComparison } from './queries';
import styles from './Rules.module.css';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type Option = echarts.ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption>;

/** A challenger beside the model in force: month by month, and on what became known. */
export function ComparisonView({ model }: { model: string }) {
  const { t } = useTranslation();
  const work = useJob(beginComparison);
  const { run } = work;
  useEffect(() => run(model), [run, model]);
  const result = work.job?.state === 'done' ? (work.job.result as ModelComparison) : null;
  return (
    <>
      <JobBar work={work} label={t('rules.job.running')} onRetry={() => run(model)} />
      {result !== null &&
        (result.months.length === 0 ? (
          <Blank small title={t('rules.models.nothing')} hint={t('rules.models.nothingHint')} />
        ) : (
          <>
            <MonthsChart months={result.months} />
            <Months months={result.months} />
            {result.labels.length === 0 ? (
              <p className={styles['foot']}>{t('rules.models.noLabels')}</p>
            ) : (
              <Labels labels={result.labels} />
            )}
          </>
        ))}
    </>
  );
}

function MonthsChart({ months }: { months: ModelComparison['months'] }) {
  const { t } = useTranslation();
  const dark = useDark();
  const option = useMemo<Option>(() => {
    const bar = (name: string, data: number[]): BarSeriesOption => ({
      type: 'bar',
      stack: 'alerted',
      name,
      data,
    });
    return {
      animation: false,
      grid: { left: 8, right: 8, top: 30, bottom: 4, containLabel: true },
      legend: {
        top: 0,
        right: 0,
        itemWidth: 12,
        itemHeight: 10,
        textStyle: { color: inkOf(dark).text },
      },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, ...inkOf(dark).tooltip },
      xAxis: { type: 'category', data: months.map(({ month }) => month), ...axisInk(dark) },
      yAxis: { type: 'value', minInterval: 1, ...axisInk(dark) },
      series: [
        bar(
          t('rules.models.both'),
          months.map(({ both }) => both),
        ),
        bar(
          t('rules.models.onlyChampion'),
          months.map(({ onlyChampion }) => onlyChampion),
        ),
        bar(
          t('rules.models.onlyChallenger'),
          months.map(({ onlyChallenger }) => onlyChallenger),
        ),
      ],
    };
  }, [dark, months, t]);
  return (
    <div className={styles['chart']}>
      <Chart option={option} label={t('rules.models.chart')} minHeight={200} />
    </div>
  );
}

function Months({ months }: { months: ModelComparison['months'] }) {
  const { t } = useTranslation();
  return (
    <div className={styles['scroll']}>
      <table className={styles['rules']} data-testid="months">
        <thead>
          <tr>
            <th>{t('rules.models.month')}</th>
            <th>{t('rules.models.champion')}</th>
            <th>{t('rules.models.records')}</th>
            <th>{t('rules.models.correlation')}</th>
            <th>{t('rules.models.difference')}</th>
            <th>{t('rules.models.both')}</th>
            <th>{t('rules.models.onlyChampion')}</th>
            <th>{t('rules.models.onlyChallenger')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={`${month.month} ${month.champion}`}>
              <td>{month.month}</td>
              <td>
                <code>{month.champion}</code>
              </td>
              <td>{decimal(month.records)}</td>
              <td>{fixed(month.rankCorrelation, 3)}</td>
              <td>{fixed(month.meanDifference, 1)}</td>
              <td>{decimal(month.both)}</td>
              <td>{decimal(month.onlyChampion)}</td>
              <td>{decimal(month.onlyChallenger)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Selection = keyof typeof modelsZh.selections;

const isSelection = (text: string): text is Selection => text in modelsZh.selections;

function Labels({ labels }: { labels: ModelComparison['labels'] }) {
  const { t } = useTranslation();
  const beside = (one: string, other: string) => `${one} / ${other}`;
  return (
    <div className={styles['scroll']}>
      <table className={styles['rules']} data-testid="labels">
        <caption>
          {t('rules.models.champion')} / {t('rules.models.challenger')}
        </caption>
        <thead>
          <tr>
            <th>{t('rules.models.selection')}</th>
            <th>{t('rules.models.labels')}</th>
            <th>{t('rules.models.lag')}</th>
            <th>{t('rules.models.metric.auc')}</th>
            <th>{t('rules.models.metric.average_precision')}</th>
            <th>{t('rules.models.hits')}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map(({ selection, champion, challenger, ...label }) => (
            <tr key={selection}>
              <td>
                {isSelection(selection) ? t(`rules.models.selections.${selection}`) : selection}
              </td>
              <td>
                {decimal(label.labels)}
                <small> {t('rules.models.positives', { count: label.positives })}</small>
              </td>
              <td>{fixed(label.meanLagDays, 0)}</td>
              <td>{beside(fixed(champion.auc, 3), fixed(challenger.auc, 3))}</td>
              <td>
                {beside(fixed(champion.averagePrecision, 3), fixed(challenger.averagePrecision, 3))}
              </td>
              <td>
                {beside(
                  `${champion.hits}/${champion.alerted}`,
                  `${challenger.hits}/${challenger.alerted}`,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
