import { expect, it } from 'vitest';
import { kindOf } from './history';

const by = { name: 'wang', displayName: '王敏', unit: '五马街道' };

it.each([
  [{ by, action: 'accept' }, 'flow'],
  [{ by, action: 'rejected' }, 'second'],
  [{ by, action: 'suspend' }, 'marks'],
  [{ action: 'resume' }, 'system'],
  [{ action: 'reminder' }, 'system'],
  [{ by, action: 'of a later release' }, 'flow'],
] as const)('%o is of the kind %s', (entry, kind) => {
  expect(kindOf(entry)).toBe(kind);
});
