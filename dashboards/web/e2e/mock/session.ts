import type { components } from '../../src/client/schema';

/** Who is signed in on the mock server: a person of the city's office. */
export const SIGNED_IN: Omit<components['schemas']['Session'], 'mustChangePassword'> = {
  user: 'admin',
  displayName: 'admin',
  unit: '市金融办',
  roles: ['city-office'],
  rights: [
    'alerts-read',
    'enterprises-read',
    'events-read',
    'persons-see',
    'feeds-read',
    'rules-read',
    'cases-read',
    'cases-triage',
    'cases-assign',
    'cases-review',
    'cases-close',
    'cases-supervise',
    'export',
    'audit-read',
  ],
  territory: [''],
  secondFactor: 'off',
};
