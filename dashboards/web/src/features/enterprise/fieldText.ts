import type { Event } from '@/client/types';
import { currentLanguage, i18next } from '@/lib/i18n';
import { codeName } from '@/lib/i18n/fields';
import { decimal } from '@/lib/number';

/** The value of an event's field as people read it. */
export function fieldText(field: string, value: Event['data'][string]): string {
  switch (typeof value) {
    case 'boolean':
      return i18next.t(value ? 'common.yes' : 'common.no');
    case 'number':
      return field.endsWith('year') ? String(value) : decimal(value, 6);
    case 'string':
      return codeName(field, value, currentLanguage());
  }
}
