/**
 * Titles of the event types of the vocabulary, as their JSON Schemas have them, and which of their
 * fields tell the most. A type of a mapping of one's own is shown by its own id.
 */
import type { Language } from '../time';
import vocabulary from './eventTypes.json';

type EventType = readonly [zh: string, en: string, main: readonly string[]];

const TYPES = vocabulary as unknown as Readonly<Record<string, EventType>>;

const known = (type: string) => (Object.hasOwn(TYPES, type) ? TYPES[type] : undefined);

export function eventTypeName(type: string, language: Language): string {
  return known(type)?.[language === 'zh' ? 0 : 1] ?? type;
}

/** Fields that an event of the type can't do without, then those that its schema names first. */
export function mainFields(type: string): readonly string[] {
  return known(type)?.[2] ?? [];
}
