import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { ShortcutKey } from '../../shortcuts/ShortcutKey.tsx';
import { useFeed, useHistory, useStores, useView } from '../../state/stores.tsx';
import styles from './search-box.module.css';

const DEBOUNCE_MS = 150;

/** What the box searches: the feed, or the view that is on screen. */
type Searched = 'feed' | 'events' | 'watchlist' | 'history' | 'settings';
const LABELS: Record<Searched, string> = {
  feed: 'Search alerts',
  events: 'Search events',
  watchlist: 'Search watchlist',
  history: 'Search history',
  settings: 'Search settings',
};

const isSearched = (view: string): view is Searched => Object.hasOwn(LABELS, view);

/** Searches what is on screen: events, watchlist, history and settings there, the feed elsewhere. "/" goes to it, Esc leaves it. */
export function SearchBox() {
  const view = useView((slice) => slice.view);
  const searched = isSearched(view) ? view : 'feed';
  const { show, setEventsQuery, setWatchlistQuery, setSettingsQuery } = useStores().view.getState();
  const queries = {
    feed: useFeed((slice) => slice.filter.query),
    events: useView((slice) => slice.eventsQuery),
    watchlist: useView((slice) => slice.watchlistQuery),
    history: useHistory((slice) => slice.filter.query),
    settings: useView((slice) => slice.settingsQuery),
  };
  const setFilter = useFeed((slice) => slice.setFilter);
  const setHistoryFilter = useHistory((slice) => slice.setFilter);
  const stored = queries[searched];
  const [text, setText] = useState(stored);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => setText(stored), [stored]);

  const store = useDebouncedCallback((query: string, where: Searched) => {
    if (where === 'watchlist') setWatchlistQuery(query);
    else if (where === 'events') setEventsQuery(query);
    else if (where === 'history') setHistoryFilter({ query });
    else if (where === 'settings') setSettingsQuery(query);
    else setFilter({ query });
  }, DEBOUNCE_MS);

  function change(query: string): void {
    setText(query);
    if (searched === 'feed' && view !== 'feed') show('feed');
    store(query, searched);
  }

  const label = LABELS[searched];
  return (
    <search className={styles.box}>
      <IconSearch size={14} aria-hidden className={styles.icon} />
      <input
        ref={input}
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
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear the search"
          onClick={() => {
            change('');
            input.current?.focus();
          }}
        >
          <IconX size={13} aria-hidden />
        </button>
      )}
    </search>
  );
}
