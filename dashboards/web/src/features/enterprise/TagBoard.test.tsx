import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EnterpriseTag, TagValue } from '@/client/types';
import { TagBoard } from './TagBoard';

const tag = (id: string, value: TagValue, filling: number | null): EnterpriseTag => ({
  tag: id,
  chinese: id,
  english: id,
  unit: '',
  signals: 'B',
  description: '',
  value,
  filling,
});

/** The environment of the tests has no sight. */
class Blind {
  observe() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}

beforeAll(() => void vi.stubGlobal('IntersectionObserver', Blind));
afterAll(() => void vi.unstubAllGlobals());

describe('a tag of a catalogue that is being filled', () => {
  it('is not filled yet, which is not the same as no data', () => {
    const tags = [
      tag('known', { kind: 'quantity', value: 3 }, null),
      tag('missing', { kind: 'missing' }, null),
      tag('added', { kind: 'missing' }, 37),
      tag('changed', { kind: 'quantity', value: 5 }, 37),
    ];
    const { container } = render(
      <TagBoard
        onSeen={() => undefined}
        onTag={() => undefined}
        peers={undefined}
        tags={{
          enterprise: 'x',
          asOf: '2026-11-28T00:00:00Z',
          categories: [{ category: 'tax', chinese: '税务', english: 'Tax', tags }],
        }}
      />,
    );
    const shown = (id: string) => container.querySelector(`[data-tag="${id}"] dd`)?.textContent;
    expect(shown('known')).toBe('3');
    expect(shown('missing')).toBe('无数据');
    expect(shown('added')).toBe('尚未回填（37 %）');
    expect(shown('changed')).toBe('5 尚未回填（37 %）');
  });
});

describe('a tag of the board', () => {
  it('opens by its name, with the keyboard too', async () => {
    const opened: string[] = [];
    const tags = [tag('age', { kind: 'quantity', value: 3 }, null)];
    render(
      <TagBoard
        onSeen={() => undefined}
        onTag={(each) => opened.push(each.tag)}
        peers={undefined}
        tags={{
          enterprise: 'x',
          asOf: '2026-11-28T00:00:00Z',
          categories: [{ category: 'tax', chinese: '税务', english: 'Tax', tags }],
        }}
      />,
    );
    screen.getByRole('button', { name: /^age：/ }).focus();
    await userEvent.keyboard('{Enter}');
    expect(opened).toEqual(['age']);
  });
});

describe('a quantity of the board', () => {
  it('tells where it lies among peers, if it is compared', () => {
    const tags = [
      tag('compared', { kind: 'quantity', value: 3 }, null),
      tag('alone', { kind: 'quantity', value: 3 }, null),
    ];
    const { container } = render(
      <TagBoard
        onSeen={() => undefined}
        onTag={() => undefined}
        peers={{
          compared: {
            industry: 'I65',
            district: '',
            members: 50,
            median: 1,
            mean: 1,
            percentile: 0.875,
          },
        }}
        tags={{
          enterprise: 'x',
          asOf: '2026-11-28T00:00:00Z',
          categories: [{ category: 'tax', chinese: '税务', english: 'Tax', tags }],
        }}
      />,
    );
    const mark = screen.getByRole('img', { name: '高于同类企业的 88%' });
    expect(mark.closest('[data-tag]')?.getAttribute('data-tag')).toBe('compared');
    expect(mark.firstElementChild?.getAttribute('style')).toBe('left: 87.5%;');
    expect(container.querySelectorAll('[data-tag] [role="img"]')).toHaveLength(1);
  });
});
