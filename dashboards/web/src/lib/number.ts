/** Numbers as the desk shows them. */

/** Grouped, with at most `digits` decimals; a dash where there is no number. */
export function decimal(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(value);
}

/** As far as the server counts alerts. */
const COUNTED_MAX = 10_000;

/** A count of alerts; `10,000+` where there are more. */
export function counted(value: number | null | undefined): string {
  return (value ?? 0) > COUNTED_MAX ? `${decimal(COUNTED_MAX)}+` : decimal(value);
}

/** With exactly `digits` decimals, so that a column of them aligns. */
export function fixed(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** `+0.32`, `−0.05`, with a true minus sign. */
export function signed(value: number, digits = 2): string {
  const text = fixed(Math.abs(value), digits);
  return /[1-9]/.test(text) ? `${value < 0 ? '−' : '+'}${text}` : text;
}

/** A share of 0 to 1 as `12.3%`. */
export function percent(value: number | null | undefined, digits = 1): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  return `${fixed(value * 100, digits)}%`;
}
