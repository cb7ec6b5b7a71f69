/** The fields in which two differ, in their order. */
export function differing<T extends Record<string, string>>(
  one: T,
  other: T,
): (keyof T & string)[] {
  return Object.keys(one).filter((field) => one[field] !== other[field]);
}
