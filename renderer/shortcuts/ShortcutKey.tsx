import { useApp } from '../state/stores.tsx';
import { formatKey } from './key-combination.ts';
import styles from './shortcut-key.module.css';
import { type ShortcutId, shortcutOf } from './shortcuts.ts';

/** The key of a shortcut as a small key cap: the first of its keys. */
export function ShortcutKey({ id }: { id: ShortcutId }) {
  const platform = useApp((app) => app.state?.platform ?? '');
  return <KeyCap label={formatKey(shortcutOf(id).keys[0] ?? '', platform)} />;
}

/** A key cap. Screen readers get the key from `aria-keyshortcuts` or the sheet. */
export function KeyCap({ label }: { label: string }) {
  return (
    <kbd className={styles.key} aria-hidden>
      {label.replace('+', ' ')}
    </kbd>
  );
}

/** "Add to cart (C)": a tooltip with the key. */
export function useTitleWithKey(): (title: string, id: ShortcutId) => string {
  const platform = useApp((app) => app.state?.platform ?? '');
  return (title, id) => `${title} (${formatKey(shortcutOf(id).keys[0] ?? '', platform)})`;
}
