/** Whether a key belongs to an input method that composes: no shortcut may hear it. */
export function isComposing(event: KeyboardEvent): boolean {
  // some engines end the composition before the key that ends it; they tell 229
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it there
  return event.isComposing || event.keyCode === 229;
}
