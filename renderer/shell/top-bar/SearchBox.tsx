import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ShortcutKey } from '../../shortcuts/ShortcutKey.tsx';
import { useFeed, useView } from '../../state/stores.tsx';
import styles from './search-box.module.css';

const DEBOUNCE_MS = 150;

/** Searches what is on screen: the watchlist there, the feed elsewhere. "/" goes to it, Esc leaves it. */
export function SearchBox() {
  const view = useView((slice) => slice.view);
  const inWatchlist = view === 'watchlist';
  const show = useView((slice) => slice.show);
  const watchlistQuery = useView((slice) => slice.watchlistQuery);
  const setWatchlistQuery = useView((slice) => slice.setWatchlistQuery);
  const feedQuery = useFeed((slice) => slice.filter.query);
  const setFilter = useFeed((slice) => slice.setFilter);
  const stored = inWatchlist ? watchlistQuery : feedQuery;
  const [text, setText] = useState(stored);

  useEffect(() => setText(stored), [stored]);

  const store = useDebouncedCallback((query: string, watchlist: boolean) => {
    if (watchlist) setWatchlistQuery(query);
    else setFilter({ query });
  }, DEBOUNCE_MS);

  function change(query: string): void {
    setText(query);
    if (view === 'settings' || view === 'diagnostics') show('feed');
    store(query, inWatchlist);
  }

  const label = inWatchlist ? 'Search watchlist' : 'Search alerts';
  return (
    <search className={styles.box}>
      <IconSearch size={14} aria-hidden className={styles.icon} />
      <input
        id="search"
        className={styles.input}
        value={text}
        maxLength={200}
        placeholder={label}
        aria-label={label}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (text === '') event.currentTarget.blur();
          else change('');
        }}
      />
      {text === '' ? (
        <span className={styles.key}>
          <ShortcutKey id="search" />
        </span>
      ) : (
        <button type="button" className={styles.clear} aria-label="Clear the search" onClick={() => change('')}>
          <IconX size={13} aria-hidden />
        </button>
      )}
    </search>
  );
}
