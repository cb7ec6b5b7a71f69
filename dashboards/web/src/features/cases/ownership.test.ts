import { describe, expect, it } from 'vitest';
import type { OwnershipRule } from '@/client/types';
import { draftsOf, idsOf, moved } from './ownership';

const RULE: OwnershipRule = {
  id: '6a0f5a6e-0000-4000-8000-000000000001',
  position: 2,
  region: '330302',
  sections: ['J'],
  risk: 'default',
  enterprises: [],
  owner: { name: 'wang', displayName: '王敏', unit: '五马街道' },
  ownerState: 'ok',
  editable: true,
};

describe('rules of ownership', () => {
  it('are sent back as they came, without those of others', () => {
    expect(draftsOf([{ ...RULE, editable: false }, RULE])).toEqual([
      {
        id: RULE.id,
        region: '330302',
        sections: ['J'],
        risk: 'default',
        enterprises: [],
        owner: 'wang',
      },
    ]);
  });

  it('move by one and stop at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });

  it('take ids as people write them', () => {
    expect(idsOf(' a\nb，b; c\n')).toEqual(['a', 'b', 'c']);
    expect(idsOf('')).toEqual([]);
  });
});
