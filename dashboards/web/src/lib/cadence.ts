/** What people choose instead of writing a cron expression, and back. */

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** From Monday on. */
export type Weekday = (typeof WEEKDAYS)[number];

export const EVERY = ['day', 'week', 'month', 'quarter', 'cron'] as const;

/** `day` is that of the month, or of the first month of the quarter; `last` its last. */
export interface Cadence {
  every: (typeof EVERY)[number];
  /** `08:00` */
  time: string;
  weekdays: Weekday[];
  day: number | 'last';
  /** Five fields, minutes first. */
  cron: string;
}

export const USUAL: Cadence = {
  every: 'week',
  time: '08:00',
  weekdays: [1],
  day: 1,
  cron: '0 8 * * 1',
};

const QUARTERS = '1,4,7,10';

export function cronOf({ every, time, weekdays, day, cron }: Cadence): string {
  const [hour = '', minute = ''] = time.split(':');
  const at = `${Number(minute)} ${Number(hour)}`;
  switch (every) {
    case 'day':
      return `${at} * * *`;
    case 'week':
      return `${at} * * ${weekdays.toSorted((a, b) => a - b).join(',')}`;
    case 'month':
      return `${at} ${day === 'last' ? 'L' : day} * *`;
    case 'quarter':
      return `${at} ${day === 'last' ? 'L' : day} ${QUARTERS} *`;
    case 'cron':
      return cron.trim();
  }
}

/** What is too special for the choices stays a cron expression. */
export function cadenceOf(cron: string): Cadence {
  const kept: Cadence = { ...USUAL, every: 'cron', cron };
  const found = /^(\d{1,2}) (\d{1,2}) (\*|L|\d{1,2}) (\*|1,4,7,10) (\*|[0-7](?:,[0-7])*)$/.exec(
    cron,
  );
  if (found === null) return kept;
  const [, minute = '', hour = '', date = '', month = '', week = ''] = found;
  const usual = { ...kept, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
  if (week !== '*') {
    if (date !== '*' || month !== '*') return kept;
    const weekdays = WEEKDAYS.filter((each) =>
      week.split(',').some((n) => (Number(n) || 7) === each),
    );
    return { ...usual, every: 'week', weekdays };
  }
  if (date === '*') return month === '*' ? { ...usual, every: 'day' } : kept;
  const day = date === 'L' ? 'last' : Number(date);
  return { ...usual, every: month === '*' ? 'month' : 'quarter', day };
}
