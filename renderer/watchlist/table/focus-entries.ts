/** Marks the place of the entries in the watchlist, whether there are any or none. */
export const ENTRIES_PLACE = { 'data-entries': '' } as const;

/**
 * Gives the focus to the entries: to the row that takes the keys; to the list until that row is drawn; to the first button of
 * what stands there if there are no entries.
 */
export function focusEntries(): void {
  const place = document.querySelector('[data-entries]');
  const target = ['tr[tabindex="0"]', 'tbody', 'button']
    .map((selector) => place?.querySelector<HTMLElement>(selector))
    .find((element) => element != null);
  target?.focus({ preventScroll: true });
}
