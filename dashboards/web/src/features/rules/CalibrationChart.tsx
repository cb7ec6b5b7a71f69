import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, TooltipComponent, type GridComponentOption } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import type { ModelDetail } from '@/client/types';
import { Chart } from '@/components/Chart';
import { axisInk, inkOf } from '@/components/chartInk';
import { useDark } from '@/lib/appearance';
import { useTranslation } from '@/lib/i18n';
import styles from './Rules.module.css';

echarts.use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

type Option = echarts.ComposeOption<LineSeriesOption | GridComponentOption>;

/** From what a model says to the probability that is told. */
export function CalibrationChart({ points }: { points: ModelDetail['card']['calibration'] }) {
  const { t } = useTranslation();
  const dark = useDark();
  const [margin, probability] = [t('rules.models.margin'), t('rules.models.probability')];
  const option = useMemo<Option>(
    () => ({
      animation: false,
      grid: { left: 8, right: 48, top: 28, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', ...inkOf(dark).tooltip },
      xAxis: { type: 'value', name: margin, scale: true, ...axisInk(dark) },
      yAxis: {
        type: 'value',
        name: probability,
        min: 0,
        max: 1,
        ...axisInk(dark),
        axisLine: { ...axisInk(dark).axisLine, onZero: false },
      },
      series: [
        {
          type: 'line',
          name: probability,
          showSymbol: points.length < 40,
          data: points.map((point) => [point.margin, point.probability]),
        },
      ],
    }),
    [dark, margin, points, probability],
  );
  return (
    <div className={styles['chart']}>
      <Chart option={option} label={t('rules.models.calibration')} minHeight={180} />
    </div>
  );
}
