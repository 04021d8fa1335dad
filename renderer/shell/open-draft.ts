import type { BridgeEvents } from '../../core/bridge/contract.ts';
import { ENTRY_FIELDS } from '../../core/watchlist/fields.ts';
import type { WindowStores } from '../state/stores.tsx';
import { notify } from '../ui/notify.tsx';

/**
 * Opens the form of a new entry as a link fills it in. Anybody can make such a link, so the form says where it comes from
 * and saves nothing by itself; the same link a second time leaves the form as it is.
 */
export function openDraft(
  { entry, notes }: BridgeEvents['watchlist.draft'],
  { editor, view }: Pick<WindowStores, 'editor' | 'view'>,
): void {
  const { draft, entryId, edit } = editor.getState();
  const isOpen =
    draft !== null &&
    entryId === null &&
    ENTRY_FIELDS.every((field) => JSON.stringify(draft[field]) === JSON.stringify(entry[field]));
  if (isOpen) {
    view.getState().show('watchlist');
    return;
  }
  edit({ entryId: null, overrides: entry });
  notify({
    level: notes.length === 0 ? 'info' : 'warning',
    title: 'A link filled in this entry',
    text: ['Check it, then save it if you want it. Nothing is saved yet.', ...notes].join(' '),
  });
}
