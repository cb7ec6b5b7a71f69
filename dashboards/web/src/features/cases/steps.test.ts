import { expect, it } from 'vitest';
import { standing } from './steps';

const of = (state: Parameters<typeof standing>[0]) =>
  standing(state)
    .map(({ stand }) => stand[0])
    .join('');

it.each([
  ['triage', 'naaaaaaa'],
  ['assigned', 'ddnaaaaa'],
  ['inspecting', 'dddnaaaa'],
  ['reported', 'dddddnaa'],
  ['handling', 'ddddddna'],
  ['closed', 'dddddddd'],
] as const)('a case in %s', (state, expected) => {
  expect(of(state)).toBe(expected);
});
