import type { Right, Session } from '@/client/types';
import type { TFunction } from '@/lib/i18n';

interface Entry {
  path: string;
  label: (t: TFunction) => string;
  /** Any of these opens it. */
  rights: readonly Right[];
}

const ENTRIES: readonly Entry[] = [
  { path: '/alerts', label: (t) => t('nav.alerts'), rights: ['alerts-read'] },
  { path: '/cases', label: (t) => t('cases.nav.cases'), rights: ['cases-read', 'police-receipt'] },
  { path: '/tasks', label: (t) => t('cases.nav.tasks'), rights: ['cases-inspect'] },
  { path: '/enterprises', label: (t) => t('nav.enterprises'), rights: ['enterprises-read'] },
  { path: '/feeds', label: (t) => t('nav.feeds'), rights: ['feeds-read'] },
];

/** The pages that somebody's rights open, in the order of the navigation. */
export function entriesOf({ rights }: Pick<Session, 'rights'>): readonly Entry[] {
  return ENTRIES.filter((entry) => entry.rights.some((right) => rights.includes(right)));
}

/** Where somebody begins. */
export function homeOf(session: Pick<Session, 'rights'>): string {
  return entriesOf(session)[0]?.path ?? '/alerts';
}
