/** Who may sit at the mock desk, and what each may do. */
import type { components } from '../../src/client/schema';
import { SIGNED_IN } from './session';

type Schemas = components['schemas'];
type Desk = Omit<Schemas['Session'], 'mustChangePassword' | 'passwordOff' | 'secondFactor'>;

export type Who = 'city' | 'inspector' | 'approver' | 'police';

export const DESKS: Record<Who, Desk> = {
  city: SIGNED_IN,
  inspector: {
    user: 'wang',
    displayName: '王敏',
    unit: '五马街道',
    roles: ['town-inspector'],
    rights: [
      'alerts-read',
      'enterprises-read',
      'events-read',
      'persons-see',
      'cases-read',
      'cases-inspect',
    ],
    territory: ['330302'],
  },
  approver: {
    user: 'zhao',
    displayName: '赵国强',
    unit: '市金融办',
    roles: ['approver'],
    rights: [
      'alerts-read',
      'enterprises-read',
      'events-read',
      'feeds-read',
      'cases-read',
      'cases-approve',
    ],
    territory: [''],
  },
  police: {
    user: 'sun',
    displayName: '孙警官',
    unit: '市公安局经侦支队',
    roles: ['police-liaison'],
    rights: ['police-receipt'],
    territory: [''],
  },
};

export function person(who: Who): Schemas['CasePerson'] {
  const { user, displayName, unit } = DESKS[who];
  return { name: user, displayName, unit };
}

const LI: Schemas['CasePerson'] = { name: 'li', displayName: '李建华', unit: '南汇街道' };
const ZHOU: Schemas['CasePerson'] = { name: 'zhou', displayName: '周婷', unit: '松台街道' };

export const INSPECTORS: Schemas['AssigneeList']['items'] = [
  { person: LI, openCases: 2 },
  { person: person('inspector'), openCases: 5 },
  { person: ZHOU, openCases: 9 },
];
