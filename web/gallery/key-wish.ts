/** What a key asks of the photos as a whole, wherever on their screen it is pressed. */

export type KeyWish = 'help' | 'clear' | 'all' | 'undo' | 'favourite' | 'trash';

/** null where it asks nothing, or is meant for something else: a field that is written in, a sheet that lies over everything. */
export function keyWish(event: KeyboardEvent): KeyWish | null {
  const isElsewhere = event
    .composedPath()
    .some(
      (part) =>
        part instanceof HTMLDialogElement ||
        part instanceof HTMLSelectElement ||
        part instanceof HTMLTextAreaElement ||
        (part instanceof HTMLInputElement && part.type !== 'range'),
    );
  if (isElsewhere || event.defaultPrevented || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'backspace' && event.metaKey) return 'trash';
    return event.shiftKey ? null : key === 'a' ? 'all' : key === 'z' ? 'undo' : null;
  }
  if (key === '?') return 'help';
  if (event.shiftKey) return null;
  return key === 'escape' ? 'clear' : key === 'f' ? 'favourite' : key === 'delete' ? 'trash' : null;
}
