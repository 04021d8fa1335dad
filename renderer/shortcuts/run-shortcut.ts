import { runFirstRowAction } from '../feed/actions/run-first-row-action.ts';
import { currentRow, loadedCurrentRow } from '../feed/current-row.ts';
import { errorMessage } from '../lib/error-message.ts';
import type { WindowStores } from '../state/stores.tsx';
import { notify } from '../ui/notify.tsx';
import { runReplayKey } from './run-replay-key.ts';
import type { Shortcut } from './shortcuts.ts';

/** Does what a key stands for. `false` if it means nothing here, so that the key keeps its usual meaning. */
export function runShortcut(stores: WindowStores, shortcut: Shortcut): boolean {
  const { view } = stores;
  const { overlay, setOverlay, show } = view.getState();
  if (overlay !== null) {
    if (shortcut.id !== (overlay === 'palette' ? 'palette' : 'help')) return false;
    setOverlay(null);
    return true;
  }
  if (shortcut.view !== undefined) {
    show(shortcut.view);
    return true;
  }
  if (shortcut.rowActions !== undefined) return runOnRow(stores, shortcut);
  switch (shortcut.id) {
    case 'palette':
    case 'help':
      setOverlay(shortcut.id);
      return true;
    case 'new_entry':
      stores.editor.getState().edit({ entryId: null, overrides: {} });
      return true;
    case 'search':
      document.getElementById('search')?.focus();
      return true;
    case 'replay_play':
    case 'replay_slower':
    case 'replay_faster':
    case 'replay_previous_alert':
    case 'replay_next_alert':
      return runReplayKey(stores, shortcut.id);
    default:
      // The lists move by themselves.
      return false;
  }
}

function runOnRow(stores: WindowStores, shortcut: Shortcut): boolean {
  if (!['feed', 'history'].includes(stores.view.getState().view)) return false;
  // At once if the row is here: a cart does not wait.
  const row = loadedCurrentRow(stores);
  if (row !== null) runFirstRowAction(stores, row, shortcut);
  else if (stores.view.getState().selected === null) return false;
  else {
    currentRow(stores).then(
      (item) => item !== null && runFirstRowAction(stores, item, shortcut),
      (error: unknown) => notify({ level: 'error', title: 'The row could not be read', text: errorMessage(error) }),
    );
  }
  return true;
}
