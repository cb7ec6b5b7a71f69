import type { Band } from '@/client/types';

/** Where each band begins on the index, from green up; the server's bounds. */
export const BOUNDS: readonly { band: Band; from: number; to: number }[] = [
  { band: 'green', from: 0, to: 20 },
  { band: 'blue', from: 20, to: 40 },
  { band: 'yellow', from: 40, to: 60 },
  { band: 'orange', from: 60, to: 80 },
  { band: 'red', from: 80, to: 100 },
];
