import { describe, expect, it } from 'vitest';
import { ofAddress, toAddress, toQuery } from './filter';

describe('the filter of the audit trail', () => {
  it('takes whole days of China, the last one included', () => {
    const filter = ofAddress(new URLSearchParams('from=2026-11-28&to=2026-11-29&group=session'));
    expect(toQuery(filter)).toEqual({
      action: 'session.',
      from: '2026-11-27T16:00:00.000Z',
      until: '2026-11-29T16:00:00.000Z',
    });
  });

  it('forgets what is no day and no group', () => {
    const filter = ofAddress(new URLSearchParams('from=soon&to=2026-13-40&group=all&actor=wang'));
    expect(toQuery(filter)).toEqual({ actor: 'wang' });
  });

  it('goes to the address and back', () => {
    const filter = ofAddress(new URLSearchParams('actor=wang&object=A%2FB&from=2026-01-01'));
    expect(ofAddress(toAddress(filter))).toEqual(filter);
  });
});
