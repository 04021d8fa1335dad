import type { WindowStores } from '../state/stores.tsx';
import { matchesKey } from './key-combination.ts';
import { type ShortcutId, shortcutOf } from './shortcuts.ts';

/** Keys that every list has, besides those of the table of shortcuts. */
const LIST_STEPS: Readonly<Record<string, number>> = {
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
/** What has its own meaning for these keys. */
const KEY_CONSUMERS = 'input:not([type="radio"]), textarea, select, [role="menu"], [role="dialog"], [role="listbox"]';

/** Keys by which radio buttons choose. */
const RADIO_KEYS = ['ArrowDown', 'ArrowUp', 'Enter'];

/** Whether a list may act on a key: nothing has, and nothing that has the focus will. */
export function isForList(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target instanceof HTMLInputElement && RADIO_KEYS.includes(event.key)) return false;
  return !(event.target instanceof Element) || event.target.closest(KEY_CONSUMERS) === null;
}

export function isShortcut({ app }: Pick<WindowStores, 'app'>, id: ShortcutId, event: KeyboardEvent): boolean {
  const platform = app.getState().state?.platform ?? '';
  return shortcutOf(id).keys.some((key) => matchesKey(key, event, platform));
}

/** How many rows a key moves by, infinite for the ends of the list; `null` if it does not move. */
export function listStep(stores: Pick<WindowStores, 'app'>, event: KeyboardEvent): number | null {
  if (isShortcut(stores, 'next_row', event)) return 1;
  if (isShortcut(stores, 'previous_row', event)) return -1;
  return Object.hasOwn(LIST_STEPS, event.key) ? (LIST_STEPS[event.key] ?? null) : null;
}
