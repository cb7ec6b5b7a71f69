/** Finds Chinese names by what is typed on a keyboard without an input method: pinyin or initials. */
type Match = (text: string, typed: string) => unknown;

let match: Match | null = null;

/** The dictionary is fetched from our own server when somebody first opens a list to search. */
export async function loadPinyin(): Promise<void> {
  const library = await import('pinyin-pro');
  match = (text, typed) => library.match(text, typed, { continuous: true });
}

/** Whether a label holds what was typed, or is read so: `lc`, `lucheng` and `鹿` all find 鹿城区. */
export function isFoundBy(typed: string, label: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (label.toLowerCase().includes(wanted)) return true;
  if (match === null || !/^[a-z' ]+$/.test(wanted)) return false;
  return match(label, wanted.replaceAll(/[' ]/g, '')) !== null;
}

/** How a picker is searched; give it to `showSearch`, and {@link loadPinyin} to `onFocus`. */
export const BY_PINYIN = {
  filterOption: (typed: string, option?: { label?: unknown }) =>
    typeof option?.label === 'string' && isFoundBy(typed, option.label),
};
