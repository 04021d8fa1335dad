import { useEffect } from 'react';
import { useStores } from '../state/stores.tsx';
import { matchesKey } from './key-combination.ts';
import { runShortcut } from './run-shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';

const FIELDS =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select, [contenteditable="true"]';
/** Overlays that handle their own keys. */
const OVERLAYS = '[role="dialog"], [role="menu"], [role="listbox"]';
/** A dialog that covers the window, wherever the focus is. */
const MODAL = '[role="dialog"][aria-modal="true"]';

/** Listens to the keys of the table. A letter does nothing in a field; nothing happens behind a dialog. */
export function useShortcuts(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A key that is held down would open cart after cart.
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const platform = stores.app.getState().state?.platform ?? '';
      const shortcut = SHORTCUTS.find(({ keys }) => keys.some((key) => matchesKey(key, event, platform)));
      if (shortcut === undefined) return;
      const own = stores.view.getState().overlay;
      const hasMod = event.ctrlKey || event.metaKey;
      const target = event.target instanceof Element ? event.target : null;
      // What is typed in a field has its own undo.
      if ((!hasMod || shortcut.id === 'undo') && target?.closest(FIELDS) != null) return;
      if (own === null && (target?.closest(OVERLAYS) != null || document.querySelector(MODAL) !== null)) return;
      if (runShortcut(stores, shortcut)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [stores]);
}
