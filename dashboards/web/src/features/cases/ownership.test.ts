import { describe, expect, it } from 'vitest';
import type { OwnershipRule } from '@/client/types';
import { draftsOf, idsOf, moved, withRule } from './ownership';

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

const draft = (id: string, region: string) => ({ id, region, sections: [], enterprises: [] });

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

  it('take the place of the one that was edited, whatever moved, or the last one', () => {
    const [a, b] = [draft('a', '33'), draft('b', '3303')];
    const edited = draft('a', '330302');
    expect(withRule([b, a], edited)).toEqual([b, edited]);
    expect(withRule([b], edited)).toEqual([b, { region: '330302', sections: [], enterprises: [] }]);
    const fresh = { region: '', sections: [], enterprises: [] };
    expect(withRule([a], fresh)).toEqual([a, fresh]);
  });

  it('take ids as people write them', () => {
    expect(idsOf(' a\nb，b; c\n')).toEqual(['a', 'b', 'c']);
    expect(idsOf('')).toEqual([]);
  });
});
