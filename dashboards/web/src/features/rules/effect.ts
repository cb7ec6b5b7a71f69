import type { Rule } from '@/client/types';
import type { TFunction } from '@/lib/i18n';

/** What a rule does while it holds, in words. */
export function effectText(rule: Rule, t: TFunction): string {
  switch (rule.kind) {
    case 'hard':
      return t('rules.effect.hard', { band: t(`band.${rule.band ?? 'none'}`) });
    case 'points':
      return t('rules.effect.points', { points: signed(rule.points ?? 0) });
    case 'veto':
      return t('rules.effect.veto');
    case 'whitelist':
      return t('rules.effect.whitelist', { count: rule.enterprises?.length ?? 0 });
  }
}

const signed = (points: number) => (points > 0 ? `+${points}` : `−${-points}`);

/** The days on which a rule is effective, in words. */
export function daysText({ since, until }: Rule, t: TFunction): string {
  if (since !== undefined && until !== undefined) return t('rules.between', { since, until });
  if (since !== undefined) return t('rules.since', { day: since });
  return until === undefined ? t('rules.always') : t('rules.until', { day: until });
}
