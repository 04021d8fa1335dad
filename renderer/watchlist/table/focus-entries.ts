import { focusRow } from '../../ui/list/focus-row.ts';

/** Marks the place of the entries in the watchlist, whether there are any or none. */
export const ENTRIES_PLACE = { 'data-entries': '' } as const;

/** Gives the focus to the entries: to the row that takes the keys, or if there are none, to the first button in their place. */
export function focusEntries(): void {
  const place = document.querySelector('[data-entries]');
  const list = place?.querySelector<HTMLElement>('tbody') ?? null;
  if (list !== null) focusRow(list, 'tr[tabindex="0"]');
  else place?.querySelector('button')?.focus({ preventScroll: true });
}
