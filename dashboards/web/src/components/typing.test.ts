// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { isComposing, isTyping } from './typing';

afterEach(() => document.body.replaceChildren());

function typedInto(html: string): boolean {
  document.body.innerHTML = html;
  const event = new KeyboardEvent('keydown', { key: 'j', bubbles: true });
  document.querySelector('[data-here]')?.dispatchEvent(event);
  return isTyping(event);
}

describe('a key', () => {
  it.each([
    ['in a field of text', '<input data-here>', true],
    ['in a field of many lines', '<textarea data-here></textarea>', true],
    ['on a box to tick', '<input type="checkbox" data-here>', false],
    ['on a link', '<a href="/" data-here></a>', false],
    ['on a link of a dialog', '<div role="dialog"><a href="/" data-here></a></div>', true],
  ])('%s', (_, html, expected) => {
    expect(typedInto(html)).toBe(expected);
  });

  it('of an input method is told by either sign', () => {
    expect(isComposing(new KeyboardEvent('keydown', { key: 'j', isComposing: true }))).toBe(true);
    expect(isComposing(new KeyboardEvent('keydown', { key: 'Process', keyCode: 229 }))).toBe(true);
    expect(isComposing(new KeyboardEvent('keydown', { key: 'j', keyCode: 74 }))).toBe(false);
  });
});
