import { BarChart, type BarSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { BANDS, type Band, type Risk } from '@/client/types';
import { Chart } from '@/components/Chart';
import { inkOf } from '@/components/chartInk';
import { i18next, useLanguage } from '@/lib/i18n';
import type { CockpitDay } from './queries';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type Option = echarts.ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

interface ChartProps {
  days: CockpitDay[];
  risk: Risk;
  label: string;
  /** Light text on a dark ground. */
  dark: boolean;
}

/** Alerts of each day, stacked by band. */
export function DaysChart({ days, risk, label, dark }: ChartProps) {
  const language = useLanguage();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words of the option are those of the language
  const option = useMemo(() => options(days, risk, dark), [days, risk, dark, language]);
  return <Chart option={option} label={label} minHeight={160} />;
}

const COLOURS: Record<Band, string> = {
  red: '#bb2029',
  orange: '#e07b2a',
  yellow: '#f0c419',
  blue: '#2062b5',
  green: '#2b7a49',
};

function options(days: CockpitDay[], risk: Risk, dark: boolean): Option {
  const { text, split, tooltip } = inkOf(dark);
  const bands = BANDS.filter((band) => days.some((day) => count(day, risk, band) > 0)).reverse();
  return {
    animation: false,
    grid: { left: 8, right: 8, top: 30, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: text }, itemWidth: 12, itemHeight: 10 },
    tooltip: { ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day.slice(5)),
      axisLabel: { color: text },
      axisLine: { lineStyle: { color: split } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: text },
      splitLine: { lineStyle: { color: split } },
    },
    series: bands.map((band) => ({
      type: 'bar',
      stack: 'alerts',
      name: i18next.t(`band.${band}`),
      itemStyle: { color: COLOURS[band] },
      data: days.map((day) => count(day, risk, band)),
    })),
  };
}

function count(day: CockpitDay, risk: Risk, band: Band): number {
  return day.counts.find((each) => each.risk === risk && each.band === band)?.alerts ?? 0;
}
