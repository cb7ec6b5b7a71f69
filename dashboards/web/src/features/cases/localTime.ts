/** Instants as fields of a form have them: Beijing time, whatever the browser's zone. */

const SHIFT = 8 * 3_600_000;

/** `2026-11-23T09:30` in Beijing, as an instant. */
export function fromLocal(local: string): string {
  return new Date(`${local.slice(0, 16)}:00+08:00`).toISOString();
}

export function nowLocal(now = Date.now()): string {
  return new Date(now + SHIFT).toISOString().slice(0, 16);
}
