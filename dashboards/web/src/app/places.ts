import type { Right, Session } from '@/client/types';

/** The pages that stand in the head, in their order, each with the right that it needs. */
const PLACES = [
  { path: '/cockpit', label: 'nav.cockpit', right: 'alerts-read' },
  { path: '/alerts', label: 'nav.alerts', right: 'alerts-read' },
  { path: '/enterprises', label: 'nav.enterprises', right: 'enterprises-read' },
  { path: '/feeds', label: 'nav.feeds', right: 'feeds-read' },
  { path: '/audit', label: 'nav.audit', right: 'audit-read' },
  { path: '/look-up', label: 'lookUp.nav', right: 'bank-look-up' },
  { path: '/admin', label: 'admin.nav', right: 'accounts-read' },
] as const satisfies readonly { path: string; label: string; right: Right }[];

/** Those that the user may open; the server refuses the others whatever the page shows. */
export function placesOf(session: Session) {
  return PLACES.filter(({ right }) => session.rights.includes(right));
}

/** Where the desk begins: at the work, or else the first page that the user may open. */
export function homeOf(session: Session): string {
  const places = placesOf(session);
  const work = places.find(({ path }) => path === '/alerts') ?? places.at(0);
  return work?.path ?? '/account';
}
