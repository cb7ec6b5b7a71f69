import { describe, expect, test } from 'vitest';
import { actionText, GROUPS } from './actions';

describe('an action of the audit trail', () => {
  test('is told in words, and as it is where it is not known', () => {
    expect(actionText('account.key-created', false)).toBe('新建接口密钥');
    expect(actionText('account.key-created', true)).toBe('Created an API key');
    expect(actionText('account.of-old', false)).toBe('account.of-old');
  });

  test('is of a group that can be asked for', () => {
    expect(GROUPS).toContain('schedule');
    expect(new Set(GROUPS).size).toBe(GROUPS.length);
  });
});
