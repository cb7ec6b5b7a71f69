/** Instants as the desk shows them: always in Asia/Shanghai, whatever the browser's time zone. */

export type Language = 'zh' | 'en';

const ZONE = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function fields(instant: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** `2026-11-22 23:25:23`; a dash if there is no instant. */
export function dateTime(iso: string | null | undefined): string {
  const instant = parse(iso);
  if (instant === null) return '—';
  const f = fields(instant);
  return `${f['year']}-${f['month']}-${f['day']} ${f['hour']}:${f['minute']}:${f['second']}`;
}

/** `2026-11-22`. */
export function date(iso: string | null | undefined): string {
  return dateTime(iso).slice(0, 10);
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 分钟前`, `2 days ago`; `刚刚` within a minute. */
export function relative(iso: string, now: number, language: Language): string {
  const instant = parse(iso);
  if (instant === null) return '—';
  const seconds = (instant.getTime() - now) / 1000;
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) {
      const format = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
        numeric: 'always',
      });
      return format.format(Math.trunc(seconds / size), unit);
    }
  }
  return language === 'zh' ? '刚刚' : 'just now';
}

function parse(iso: string | null | undefined): Date | null {
  if (iso === null || iso === undefined || iso === '') return null;
  const instant = new Date(iso);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
