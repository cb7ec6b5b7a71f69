const DISTRICT_DIGITS = 6;

/**
 * Whether a territory holds towns only. Enterprises that are registered with a district (6 digits)
 * are in no town, so whoever has it sees none of them.
 */
export function isTownOnly(prefixes: readonly string[]): boolean {
  return prefixes.length > 0 && prefixes.every((prefix) => prefix.length > DISTRICT_DIGITS);
}
