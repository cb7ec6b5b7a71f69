/** Whether a key belongs to an input method that composes: no shortcut may hear it. */
export function isComposing(event: KeyboardEvent): boolean {
  // some engines end the composition before the key that ends it; they tell 229
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it there
  return event.isComposing || event.keyCode === 229;
}

/** Fields that no text is written to. */
const PRESSED = ['checkbox', 'radio', 'button', 'submit'];

/** Whether a key is typed into a field, or in a dialog: shortcuts of the page are off there. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"]') !== null) return true;
  if (target instanceof HTMLInputElement) return !PRESSED.includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
