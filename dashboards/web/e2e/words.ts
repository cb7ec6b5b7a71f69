/** The words of the pages, out of the pages' own files: a test in two languages finds both by the key. */
import { createInstance, type TFunction } from 'i18next';
import { en } from '../src/lib/i18n/en';
import { zh } from '../src/lib/i18n/zh';
import type { Language } from '../src/lib/time';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

const words = createInstance();
void words.init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
});

export function wordsIn(language: Language): TFunction {
  return words.getFixedT(language);
}
