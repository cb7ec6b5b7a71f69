import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Unscored } from '@/client/types';
import { ScorePanel } from './ScorePanel';

const unscored = (why: Unscored['why'], staleFeeds: string[]): Unscored => ({
  status: 'unscored',
  risk: 'default',
  asOf: '2026-11-28T00:00:00Z',
  release: 3,
  why,
  coverage: 0.12,
  staleFeeds,
});

const shown = (score: Unscored) =>
  render(<ScorePanel id="demo:1" risk="default" score={score} onReason={() => undefined} />)
    .container.textContent;

describe('a score for which too little is known', () => {
  it('says that feeds are stale, names the first few, and that it is not low risk', () => {
    const text = shown(unscored('stale_feeds', ['a/1', 'a/2', 'a/3', 'a/4', 'a/5']));
    expect(text).toContain('数据逾期或异常');
    expect(text).toContain('没有评分，不等于低风险');
    expect(text).toContain('未计入覆盖的数据 5 路');
    expect(text).toContain('a/4');
    expect(text).not.toContain('a/5');
  });

  it('says nothing of feeds where all were well', () => {
    const text = shown(unscored('low_coverage', []));
    expect(text).toContain('数据覆盖不足');
    expect(text).not.toContain('未计入覆盖');
  });
});
