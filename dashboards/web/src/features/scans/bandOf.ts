import { BANDS, type Band } from '@/client/types';
import type { ScannedScore } from './queries';

/** The band of what was found; null where there is no score. */
export function bandOf({ band }: Pick<ScannedScore, 'band'>): Band | null {
  return BANDS.find((known) => known === band) ?? null;
}
