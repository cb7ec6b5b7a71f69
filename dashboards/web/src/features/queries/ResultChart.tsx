import { useQuery } from '@tanstack/react-query';
import { Segmented, Select, Spin } from 'antd';
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, useState } from 'react';
import { Blank } from '@/components/Blank';
import { Chart } from '@/components/Chart';
import { axisInk, inkOf } from '@/components/chartInk';
import { useDark } from '@/lib/appearance';
import { useTranslation } from '@/lib/i18n';
import { fetchRows, type Cell, type Run } from './queries';
import styles from './Queries.module.css';
import { isNumeric, numberOf } from './values';

echarts.use([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
]);

const KINDS = ['bar', 'line', 'pie'] as const;
type Kind = (typeof KINDS)[number];
/** More points than that nobody can tell apart. */
const POINTS = 1000;
const SLICES = 12;

/** The first rows of an answer as a chart of chosen columns. */
export function ResultChart({ run }: { run: Run }) {
  const { t } = useTranslation();
  const dark = useDark();
  const numeric = run.columns.flatMap(({ type }, i) => (isNumeric(type) ? [i] : []));
  const [kind, setKind] = useState<Kind>('bar');
  const [across, setAcross] = useState(
    run.columns.findIndex(({ type }) => !isNumeric(type)) < 0
      ? 0
      : run.columns.findIndex(({ type }) => !isNumeric(type)),
  );
  const [chosen, setChosen] = useState<readonly number[]>(
    numeric.filter((column) => column !== across).slice(0, 1),
  );
  const rows = useQuery({
    queryKey: ['queries', 'chart', run.id, run.state === 'running' ? run.rows : 'over'],
    queryFn: ({ signal }) => fetchRows(run.id, 0, POINTS, null, signal),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  const option = useMemo(
    () => chart(kind, run, rows.data?.rows ?? [], across, chosen, dark, t('queries.other')),
    [kind, run, rows.data, across, chosen, dark, t],
  );
  const columns = run.columns.map(({ name }, value) => ({ value, label: name }));
  if (numeric.length === 0) {
    return <Blank small title={t('queries.noNumbers')} hint={t('queries.noNumbersHint')} />;
  }
  return (
    <div className={styles['chart']}>
      <div className={styles['chartBar']}>
        <Segmented<Kind>
          size="small"
          aria-label={t('queries.chartKind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`queries.kind.${value}`) }))}
          onChange={setKind}
        />
        <Select
          size="small"
          aria-label={t('queries.across')}
          value={across}
          options={columns}
          popupMatchSelectWidth={false}
          onChange={setAcross}
        />
        <Select
          size="small"
          mode="multiple"
          className={styles['series'] ?? ''}
          aria-label={t('queries.series')}
          placeholder={t('queries.series')}
          value={[...chosen]}
          options={columns.filter(({ value }) => numeric.includes(value))}
          popupMatchSelectWidth={false}
          onChange={setChosen}
        />
        {run.rows > POINTS && <small>{t('queries.firstPoints', { points: POINTS })}</small>}
      </div>
      <div className={styles['canvas']}>
        {rows.data === undefined ? (
          <Spin />
        ) : (
          <Chart option={option} label={t('queries.chartOf', { rows: run.rows })} minHeight={180} />
        )}
      </div>
    </div>
  );
}

function chart(
  kind: Kind,
  run: Run,
  rows: readonly (readonly Cell[])[],
  across: number,
  chosen: readonly number[],
  dark: boolean,
  other: string,
): EChartsCoreOption {
  const ink = inkOf(dark);
  const labels = rows.map((row) => row[across] ?? 'NULL');
  const base = {
    animation: false,
    textStyle: { color: ink.text },
    tooltip: { trigger: kind === 'pie' ? 'item' : 'axis', ...ink.tooltip },
    legend: { top: 0, textStyle: { color: ink.text }, type: 'scroll' },
  };
  if (kind === 'pie') {
    const values = rows.map((row, i) => ({
      name: labels[i] ?? '',
      value: Math.max(0, numberOf(row[chosen[0] ?? -1]) ?? 0),
    }));
    values.sort((a, b) => b.value - a.value);
    const rest = values.slice(SLICES).reduce((sum, { value }) => sum + value, 0);
    const data = [...values.slice(0, SLICES), ...(rest > 0 ? [{ name: other, value: rest }] : [])];
    return {
      ...base,
      series: [
        {
          type: 'pie',
          radius: ['35%', '68%'],
          center: ['50%', '56%'],
          data,
          label: { color: ink.text },
        },
      ],
    };
  }
  return {
    ...base,
    grid: { left: 12, right: 20, top: 34, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: labels, ...axisInk(dark) },
    yAxis: { type: 'value', ...axisInk(dark) },
    series: chosen.map((column) => ({
      type: kind,
      name: run.columns[column]?.name ?? '',
      data: rows.map((row) => numberOf(row[column])),
      showSymbol: rows.length < 60,
    })),
  };
}
