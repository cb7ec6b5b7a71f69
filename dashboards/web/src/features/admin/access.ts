import type { Role } from '@/client/types';

export const ROLES: readonly Role[] = [
  'city-office',
  'analyst',
  'district-lead',
  'town-inspector',
  'industry-authority',
  'police-liaison',
  'bank-officer',
  'approver',
  'rule-maker',
  'rule-checker',
  'data-engineer',
  'auditor',
  'security-admin',
  'system-admin',
];

const POWERS: readonly Role[] = ['auditor', 'security-admin', 'system-admin'];

/** Whether one person may have them all; the server holds it, the page says it before. */
export function areCompatible(roles: readonly Role[]): boolean {
  return roles.length < 2 || !roles.some((role) => POWERS.includes(role));
}

/** The first that is no beginning of a region code; undefined where all are. */
export function wrongPrefix(prefixes: readonly string[]): string | undefined {
  return prefixes.find((prefix) => !/^[0-9]{0,12}$/.test(prefix));
}
