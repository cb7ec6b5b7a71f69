import type { Right, Session } from '@/client/types';
import type { TFunction } from '@/lib/i18n';

interface Entry {
  path: string;
  label: (t: TFunction) => string;
  /** Any of these opens it. */
  rights: readonly Right[];
}

const ENTRIES: readonly Entry[] = [
  { path: '/cockpit', label: (t) => t('nav.cockpit'), rights: ['alerts-read'] },
  { path: '/alerts', label: (t) => t('nav.alerts'), rights: ['alerts-read'] },
  { path: '/cases', label: (t) => t('cases.nav.cases'), rights: ['cases-read', 'police-receipt'] },
  { path: '/tasks', label: (t) => t('cases.nav.tasks'), rights: ['cases-inspect'] },
  { path: '/lists', label: (t) => t('lists.nav'), rights: ['cases-read'] },
  { path: '/enterprises', label: (t) => t('nav.enterprises'), rights: ['enterprises-read'] },
  { path: '/reports', label: (t) => t('reports.nav'), rights: ['reports-read'] },
  { path: '/scans', label: (t) => t('scans.nav'), rights: ['scans-read'] },
  { path: '/feeds', label: (t) => t('nav.feeds'), rights: ['feeds-read'] },
  { path: '/rules', label: (t) => t('nav.rules'), rights: ['rules-read'] },
  { path: '/queries', label: (t) => t('queries.nav'), rights: ['sql-query'] },
  { path: '/look-up', label: (t) => t('lookUp.nav'), rights: ['bank-look-up'] },
  { path: '/audit', label: (t) => t('nav.audit'), rights: ['audit-read'] },
  { path: '/admin', label: (t) => t('admin.nav'), rights: ['accounts-read'] },
];

/** The pages that somebody's rights open, in the order of the navigation. */
export function entriesOf({ rights }: Pick<Session, 'rights'>): readonly Entry[] {
  return ENTRIES.filter((entry) => entry.rights.some((right) => rights.includes(right)));
}

/** Whether somebody's rights open this page, or one below it; a page of everybody has no entry. */
export function mayOpen(session: Pick<Session, 'rights'>, pathname: string): boolean {
  const within = ({ path }: Entry) => pathname === path || pathname.startsWith(`${path}/`);
  return !ENTRIES.some(within) || entriesOf(session).some(within);
}

/** Where somebody begins: at the work, or else the first page that the rights open. */
export function homeOf(session: Pick<Session, 'rights'>): string {
  const entries = entriesOf(session);
  const work = entries.find(({ path }) => path === '/alerts') ?? entries.at(0);
  return work?.path ?? '/account';
}
