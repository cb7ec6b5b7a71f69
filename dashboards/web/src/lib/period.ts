import type { Language } from './time';

const UNITS = {
  Y: [12, 'M'],
  M: [1, 'M'],
  W: [7, 'D'],
  D: [1, 'D'],
} as const;

/** Months and days of an ISO 8601 period of dates, such as `P1Y2M3D`. */
function parts(iso: string): { months: number; days: number } {
  const sum = { months: 0, days: 0 };
  for (const [, count = '0', unit = 'D'] of iso.matchAll(/(\d+)([YMWD])/g)) {
    const [times, of] = UNITS[unit as keyof typeof UNITS];
    sum[of === 'M' ? 'months' : 'days'] += Number(count) * times;
  }
  return sum;
}

const EVERY: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '0,1': ['每日', 'daily'],
  '0,7': ['每周', 'weekly'],
  '1,0': ['每月', 'monthly'],
  '3,0': ['每季', 'quarterly'],
  '12,0': ['每年', 'yearly'],
};

/** How often: `每月`, `monthly`, `每 10 天`, `every 10 days`. */
export function cadence(iso: string, language: Language): string {
  const { months, days } = parts(iso);
  const named = EVERY[`${months},${days}`];
  if (named !== undefined) return named[language === 'zh' ? 0 : 1];
  return (language === 'zh' ? '每 ' : 'every ') + period(iso, language);
}

/** How long: `10 天`, `1 month 2 days`. */
export function period(iso: string, language: Language): string {
  const { months, days } = parts(iso);
  const told: string[] = [];
  if (months > 0) told.push(length(months, '个月', 'month', language));
  if (days > 0 || months === 0) told.push(length(days, '天', 'day', language));
  return told.join(' ');
}

function length(count: number, chinese: string, english: string, language: Language): string {
  return language === 'zh' ? `${count} ${chinese}` : `${count} ${english}${count === 1 ? '' : 's'}`;
}
