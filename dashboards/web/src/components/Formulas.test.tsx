import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Formulas } from './Formulas';

describe('text with formulas', () => {
  test('shows expressions as such, and the rest as words', () => {
    const { container } = render(<Formulas text="`a / b`，其中 `c` 为真" />);
    expect(container.textContent).toBe('a / b，其中 c 为真');
    expect([...container.querySelectorAll('code')].map((each) => each.textContent)).toEqual([
      'a / b',
      'c',
    ]);
  });
});
