import { LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import type { Risk, ScorePoint } from '@/client/types';
import { Chart } from '@/components/Chart';
import { inkOf } from '@/components/chartInk';
import { useDark } from '@/lib/appearance';
import { i18next, useLanguage } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { dateTime } from '@/lib/time';
import { BOUNDS } from './bands';
import { offAxis, onAxis, timeAxis } from './timeAxis';

echarts.use([
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
  CanvasRenderer,
]);

type Option = echarts.ComposeOption<
  LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

interface ChartProps {
  /** Oldest first. */
  series: { risk: Risk; points: ScorePoint[] }[];
  label: string;
}

/** The index over time above the bands; a score holds until the next. */
export function HistoryChart({ series, label }: ChartProps) {
  const language = useLanguage();
  const dark = useDark();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words of the option are those of the language
  const option = useMemo(() => options(series, dark), [series, dark, language]);
  return <Chart option={option} label={label} />;
}

const LIGHT: Record<Risk, string> = { fundraising: '#12335c', default: '#8a4b9e' };
const DARK: Record<Risk, string> = { fundraising: '#8fc1ff', default: '#d9a3ea' };
const LIGHT_AREAS = {
  green: '#e8f4ec',
  blue: '#e9f0fa',
  yellow: '#fdf8df',
  orange: '#fdf0e4',
  red: '#fbe5e5',
};
const DARK_AREAS = {
  green: '#1b3729',
  blue: '#1c3350',
  yellow: '#38331b',
  orange: '#3d2b1d',
  red: '#42202a',
};

function options(series: ChartProps['series'], dark: boolean): Option {
  const t = i18next.t;
  const ink = inkOf(dark);
  return {
    useUTC: true,
    animation: false,
    grid: { left: 40, right: 52, top: 34, bottom: 28 },
    legend: { top: 6, right: 14, itemHeight: 8, textStyle: { fontSize: 12, color: ink.text } },
    tooltip: {
      ...ink.tooltip,
      trigger: 'axis',
      formatter: (params) => tooltip([params].flat()),
    },
    xAxis: timeAxis(
      ink,
      series.flatMap(({ points }) => points.map(({ asOf }) => onAxis(asOf))),
    ),
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 20,
      axisLabel: { color: ink.text, fontSize: 11 },
      splitLine: { lineStyle: { color: ink.split } },
    },
    series: series.map(({ risk, points }, index): LineSeriesOption => ({
      name: t(`risk.${risk}`),
      type: 'line',
      step: 'end',
      symbol: risk === 'default' ? 'diamond' : 'circle',
      symbolSize: points.length > 60 ? 0 : 6,
      showSymbol: true,
      color: (dark ? DARK : LIGHT)[risk],
      lineStyle: { width: 2 },
      data: points.map((point) => [onAxis(point.asOf), point.index]),
      ...(index === 0 && { markArea: areas(dark) }),
    })),
  };
}

function areas(dark: boolean): NonNullable<LineSeriesOption['markArea']> {
  return {
    silent: true,
    data: BOUNDS.map(({ band, from, to }) => [
      {
        yAxis: from,
        name: i18next.t(`band.${band}`),
        itemStyle: { color: (dark ? DARK_AREAS : LIGHT_AREAS)[band], opacity: 0.85 },
        label: { position: 'right' as const, color: inkOf(dark).text, fontSize: 11, distance: 6 },
      },
      { yAxis: to },
    ]),
  };
}

function tooltip(points: { seriesName?: string; value?: unknown; marker?: unknown }[]): string {
  const [first] = points;
  if (!Array.isArray(first?.value)) return '';
  const at = dateTime(offAxis(Number(first.value[0])));
  const lines = points.map((point) => {
    const index: unknown = Array.isArray(point.value) ? point.value[1] : null;
    const text = typeof index === 'number' ? fixed(index, 1) : i18next.t('enterprise.unscored');
    return `${String(point.marker)} ${echarts.format.encodeHTML(point.seriesName ?? '')} <b>${text}</b>`;
  });
  return [at, ...lines].join('<br>');
}
