import { beforeAll, describe, expect, test } from 'vitest';
import { isFoundBy, loadPinyin } from './pinyin';

describe('a name is found by', () => {
  beforeAll(loadPinyin);

  test.each([
    ['lc', '鹿城区 330302'],
    ['lucheng', '鹿城区 330302'],
    ['LuCh', '鹿城区 330302'],
    ['鹿城', '鹿城区 330302'],
    ['3303', '鹿城区 330302'],
    ['wm', '王敏 · 五马街道'],
    ['yongjia', '永嘉县 330324'],
  ])('%s', (typed, label) => {
    expect(isFoundBy(typed, label)).toBe(true);
  });

  test('nothing else', () => {
    expect(isFoundBy('ra', '鹿城区 330302')).toBe(false);
    expect(isFoundBy('cl', '鹿城区 330302')).toBe(false);
  });
});
