import { describe, expect, it } from 'vitest';
import { MAX_FILE, refusal, sizeText } from './files';

describe('a file', () => {
  it.each([
    ['现场照片.JPG', 1_000, null],
    ['合同.pdf', MAX_FILE, null],
    ['合同.pdf', MAX_FILE + 1, 'tooLarge'],
    ['合同.pdf', 0, 'empty'],
    ['setup.exe', 1_000, 'wrongType'],
    ['pdf', 1_000, 'wrongType'],
  ] as const)('%s of %i bytes', (name, size, expected) => {
    expect(refusal({ name, size })).toBe(expected);
  });

  it.each([
    [800, '800 B'],
    [18_432, '18 KiB'],
    [MAX_FILE, '20.0 MiB'],
  ])('of %i bytes is told as %s', (bytes, expected) => {
    expect(sizeText(bytes)).toBe(expected);
  });
});
