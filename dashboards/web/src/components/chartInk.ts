/** The colours of charts: a canvas knows no variables of the style sheet. */
export interface ChartInk {
  text: string;
  axis: string;
  split: string;
  tooltip: { backgroundColor: string; borderColor: string; textStyle: { color: string } };
}

const LIGHT: ChartInk = {
  text: '#4d5967',
  axis: '#aeb8c3',
  split: '#dde3e9',
  tooltip: { backgroundColor: '#fff', borderColor: '#c9d1da', textStyle: { color: '#1a2431' } },
};

const DARK: ChartInk = {
  text: '#c9d6e6',
  axis: '#4a5d78',
  split: '#2b3f5c',
  tooltip: { backgroundColor: '#1d2a3c', borderColor: '#41536c', textStyle: { color: '#e3ebf5' } },
};

export function inkOf(dark: boolean): ChartInk {
  return dark ? DARK : LIGHT;
}

/** Of an axis whose words and lines are the usual ones. */
export function axisInk(dark: boolean) {
  const { text, axis, split } = inkOf(dark);
  return {
    axisLabel: { color: text },
    axisLine: { lineStyle: { color: axis } },
    splitLine: { lineStyle: { color: split } },
    nameTextStyle: { color: text },
  };
}
