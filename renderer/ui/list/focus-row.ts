/** A row that was out of sight is drawn within fewer frames than these. */
const MAX_FRAMES = 20;

let waiting = 0;

/** The selector of an item's row. */
export const itemRow = (id: number) => `[data-item="${id}"]`;

/**
 * Gives a row of a list the focus, at once: a key that follows within the same frame must not go to what had the focus
 * before, such as a button that Enter would press. A row that was out of sight does not exist yet: until it is drawn
 * the list itself has the focus.
 *
 * @param selector the row's, within the list.
 */
export function focusRow(list: HTMLElement | null, selector: string): void {
  cancelAnimationFrame(waiting);
  if (list === null || focusNow(list, selector)) return;
  list.focus({ preventScroll: true });
  let frames = 0;
  const tryAgain = () => {
    frames += 1;
    if (document.activeElement !== list || focusNow(list, selector) || frames === MAX_FRAMES) return;
    waiting = requestAnimationFrame(tryAgain);
  };
  waiting = requestAnimationFrame(tryAgain);
}

function focusNow(list: HTMLElement, selector: string): boolean {
  const row = list.querySelector<HTMLElement>(selector);
  row?.focus({ preventScroll: true });
  return row !== null;
}
