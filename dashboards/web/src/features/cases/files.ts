/** What may be attached; the server looks at the content, this spares an upload in vain. */

export const MAX_FILE = 20 * 1024 * 1024;
export const ACCEPTED = [
  '.pdf',
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.txt',
  '.csv',
  '.docx',
  '.xlsx',
];

/** Why a file is not worth sending; null where it is. */
export function refusal(
  file: Pick<File, 'name' | 'size'>,
): 'empty' | 'tooLarge' | 'wrongType' | null {
  if (file.size === 0) return 'empty';
  if (file.size > MAX_FILE) return 'tooLarge';
  const name = file.name.toLowerCase();
  return ACCEPTED.some((ending) => name.endsWith(ending)) ? null : 'wrongType';
}

/** `18 KiB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
