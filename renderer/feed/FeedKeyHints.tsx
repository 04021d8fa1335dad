import { ShortcutKey } from '../shortcuts/ShortcutKey.tsx';
import type { ShortcutId } from '../shortcuts/shortcuts.ts';
import { useView } from '../state/stores.tsx';
import styles from './feed-key-hints.module.css';

/** The keys that matter in seconds, the most important first: a narrow feed leaves out those at the end. */
const HINTS: readonly { readonly ids: readonly ShortcutId[]; readonly text: string }[] = [
  { ids: ['cart'], text: 'cart' },
  { ids: ['next_row', 'previous_row'], text: 'move' },
  { ids: ['event_page'], text: 'event page' },
  { ids: ['filter'], text: 'filters' },
  { ids: ['mute'], text: 'mute' },
  { ids: ['got'], text: 'got it' },
  { ids: ['gone'], text: 'gone' },
  { ids: ['fold'], text: 'fold' },
];

/** One line below the feed that says which keys there are, and leads to all of them. */
export function FeedKeyHints() {
  const setOverlay = useView((slice) => slice.setOverlay);
  return (
    <div className={styles.hints}>
      <div className={styles.keys} aria-hidden>
        {HINTS.map(({ ids, text }) => (
          <span key={text} className={styles.hint}>
            {ids.map((id) => (
              <ShortcutKey key={id} id={id} />
            ))}
            {text}
          </span>
        ))}
      </div>
      <button type="button" className={styles.all} onClick={() => setOverlay('help')}>
        <ShortcutKey id="help" /> All shortcuts
      </button>
    </div>
  );
}
