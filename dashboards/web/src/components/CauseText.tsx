import { useNames, type Names } from '@/client/catalogue';
import type { Cause } from '@/client/types';
import { i18next, useTranslation } from '@/lib/i18n';
import { fixed } from '@/lib/number';
import { BandChip } from './BandChip';

/** What raised an alert. */
export function CauseText({ cause }: { cause: Cause }) {
  const { t } = useTranslation();
  const names = useNames();
  switch (cause.kind) {
    case 'first_score':
      return (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
          {t('alerts.causeKind.first_score')}
          <BandChip band={cause.to} />
        </span>
      );
    case 'band_rise':
      return (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
          <BandChip band={cause.from} />
          <span aria-hidden="true">→</span>
          <BandChip band={cause.to} />
        </span>
      );
    case 'hard_rule':
      return (
        <span title={`${names.rule(cause.rule)} (${cause.rule})`}>
          {t('alerts.causeKind.hard_rule')} · {names.rule(cause.rule)}
        </span>
      );
    case 'sharp_change':
      return (
        <>
          {t('alerts.causeKind.sharp_change')} {fixed(cause.from, 1)} → {fixed(cause.to, 1)}
        </>
      );
  }
}

/** The same in plain text, for files. */
export function causeText(cause: Cause, names: Names): string {
  const t = i18next.t;
  const kind = t(`alerts.causeKind.${cause.kind}`);
  switch (cause.kind) {
    case 'first_score':
      return `${kind} ${t(`band.${cause.to}`)}`;
    case 'band_rise':
      return `${kind} ${t(`band.${cause.from}`)}→${t(`band.${cause.to}`)}`;
    case 'hard_rule':
      return `${kind} ${names.rule(cause.rule)}`;
    case 'sharp_change':
      return `${kind} ${fixed(cause.from, 1)}→${fixed(cause.to, 1)}`;
  }
}
