/** Events over time: by which day they are, and what a line tells of each. */
import type { Event } from '@/client/types';
import { mainFields } from '@/lib/i18n/eventTypes';
import { date, dateTime } from '@/lib/time';

export interface Day {
  /** `2026-11-22`. */
  day: string;
  events: Event[];
}

/** Events by the day in China on which they happened, in the order in which they come. */
export function byDay(events: readonly Event[]): Day[] {
  const days: Day[] = [];
  for (const event of events) {
    const day = date(event.eventTime);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** `09:30:05`; empty at midnight, which is how feeds tell a day without a time. */
export function timeOf(iso: string): string {
  const time = dateTime(iso).slice(11);
  return time === '00:00:00' ? '' : time;
}

/** What the server puts in place of what the reader may not see. */
const MASK = '***';
const MOST = 4;

const isTold = (event: Event, field: string) =>
  Object.hasOwn(event.data, field) && event.data[field] !== MASK;

/** The fields that a line tells: those that the vocabulary puts first, then others that there are. */
export function toldFields(event: Event): string[] {
  const main = mainFields(event.type);
  const others = Object.keys(event.data).filter((field) => !main.includes(field));
  return [...main, ...others].filter((field) => isTold(event, field)).slice(0, MOST);
}

export function isMasked(event: Event): boolean {
  return Object.values(event.data).includes(MASK);
}
