import { currentRow, loadedCurrentRow } from '../feed/current-row.ts';
import { errorMessage } from '../lib/error-message.ts';
import type { WindowStores } from '../state/stores.tsx';
import { notify, undoNewest } from '../ui/notify.tsx';
import { runReplayKey } from './run-replay-key.ts';
import type { Shortcut } from './shortcuts.ts';

/** What keys do with a row. The window is painted without it; it is here by the time of the first row. */
let rowKeys: typeof import('../feed/actions/run-first-row-action.ts') | null = null;

async function loadRowKeys() {
  rowKeys ??= await import('../feed/actions/run-first-row-action.ts');
  return rowKeys;
}

// Tried again at the first key if it fails.
loadRowKeys().catch(() => {});

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
    case 'undo':
      return undoNewest();
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
  const row = loadedCurrentRow(stores);
  if (row === null && stores.view.getState().selected === null) return false;
  // At once if the row is here: a cart does not wait.
  if (row !== null && rowKeys !== null) rowKeys.runFirstRowAction(stores, row, shortcut);
  else void runOnceLoaded(stores, shortcut);
  return true;
}

async function runOnceLoaded(stores: WindowStores, shortcut: Shortcut): Promise<void> {
  try {
    const [{ runFirstRowAction }, item] = await Promise.all([loadRowKeys(), currentRow(stores)]);
    if (item !== null) runFirstRowAction(stores, item, shortcut);
  } catch (error) {
    notify({ level: 'error', title: 'The row could not be read', text: errorMessage(error) });
  }
}
