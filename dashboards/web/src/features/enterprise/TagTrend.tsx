import { LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  TooltipComponent,
  type GridComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import type { EnterpriseTagDetail } from '@/client/types';
import { Chart } from '@/components/Chart';
import { inkOf } from '@/components/chartInk';
import { quantityText } from '@/components/TagText';
import { useDark } from '@/lib/appearance';
import { i18next, useLanguage } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { steps } from './tagSteps';
import { offAxis, onAxis, timeAxis } from './timeAxis';

echarts.use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

type Option = echarts.ComposeOption<
  LineSeriesOption | GridComponentOption | TooltipComponentOption
>;

/** The value of a quantity or truth over time; what was recorded holds until the next change. */
export function TagTrend({ detail, label }: { detail: EnterpriseTagDetail; label: string }) {
  const language = useLanguage();
  const dark = useDark();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- words of the option are those of the language
  const option = useMemo(() => options(detail, dark), [detail, dark, language]);
  return <Chart option={option} label={label} />;
}

const LINE = { light: '#12335c', dark: '#8fc1ff' };

function options(detail: EnterpriseTagDetail, dark: boolean): Option {
  const ink = inkOf(dark);
  const text = (value: number) =>
    detail.kind === 'truth'
      ? i18next.t(value === 1 ? 'common.yes' : 'common.no')
      : quantityText(value, detail.tag.unit);
  const points = steps(detail).map(({ at, value }) => [onAxis(at), value] as const);
  return {
    useUTC: true,
    animation: false,
    grid: { left: 12, right: 20, top: 14, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      ...ink.tooltip,
      trigger: 'axis',
      formatter: (params) => tooltip([params].flat()[0]?.value, text),
    },
    xAxis: timeAxis(
      ink,
      points.map(([place]) => place),
    ),
    yAxis: {
      type: 'value',
      ...(detail.kind === 'truth' ? { min: 0, max: 1, interval: 1 } : { scale: true }),
      axisLabel: {
        color: ink.text,
        fontSize: 11,
        ...(detail.kind === 'truth' && { formatter: text }),
      },
      splitLine: { lineStyle: { color: ink.split } },
    },
    series: [
      {
        type: 'line',
        step: 'end',
        symbol: 'circle',
        symbolSize: points.length > 60 ? 0 : 6,
        showSymbol: true,
        color: dark ? LINE.dark : LINE.light,
        lineStyle: { width: 2 },
        data: points.map(([place, value]) => [place, value ?? '-']),
      },
    ],
  };
}

function tooltip(point: unknown, text: (value: number) => string): string {
  if (!Array.isArray(point)) return '';
  const [place, value] = point as unknown[];
  const told = typeof value === 'number' ? text(value) : i18next.t('common.missing');
  return `${dateTime(offAxis(Number(place)))}<br><b>${echarts.format.encodeHTML(told)}</b>`;
}
