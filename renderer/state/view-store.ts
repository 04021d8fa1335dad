import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingGroupId } from '../settings/setting-groups.ts';
import { ALL_VIEWS, type ViewName } from '../shell/views.ts';

/** A link that needs confirmation before it opens. */
interface PendingLink extends LinkTarget {
  readonly url: string;
  readonly why: string;
}

/** Which link of a feed item: an offer's, the decision's (`offer` null), or the page of its event. */
export interface LinkTarget {
  readonly id: number;
  readonly offer: string | null;
  readonly page?: 'event';
  /** The system's browser, whatever the settings say. */
  readonly browser?: 'default';
}

/** A link that no browser was opened for. */
interface FailedLink {
  readonly target: LinkTarget;
  readonly url: string;
  readonly why: string;
  /** Whether it is on the clipboard instead. */
  readonly copied: boolean;
}

/** That the steps of the first run are under way, over a reload. */
const SETUP_KEY = 'eventory-setting-up';
const GROUPED_KEY = 'eventory-feed-grouped';

export type HistoryTab = 'messages' | 'statistics';

/** Where the user is, and what is being asked of them. */
export interface ViewSlice {
  readonly view: ViewName;
  /** Id of the feed item whose detail is open. */
  readonly selected: number | null;
  /** Id of the entry whose row of the watchlist is the current one. */
  readonly currentEntry: string | null;
  /** Key of the event that is selected among all events. */
  readonly selectedEvent: string | null;
  readonly eventsQuery: string;
  readonly watchlistQuery: string;
  readonly settingsQuery: string;
  readonly historyTab: HistoryTab;
  readonly pendingLink: PendingLink | null;
  /** A link that could not be opened; `null` if there is none. */
  readonly failedLink: FailedLink | null;
  /** The command palette or the sheet of shortcuts, if one of them is open. */
  readonly overlay: 'palette' | 'help' | null;
  /** The text that the import dialog begins with; `null` while it is closed. */
  readonly importText: string | null;
  /** The group of settings to show; `null` once it was. */
  readonly settingsGroup: SettingGroupId | null;
  /** Whether the feed shows one line for each event. */
  readonly grouped: boolean;
  /** Keys of the groups of the feed that are unfolded. */
  readonly expandedGroups: ReadonlySet<string>;
  /** Whether the steps of the first run are shown beside the feed. */
  readonly settingUp: boolean;
  readonly setSettingUp: (settingUp: boolean) => void;
  readonly show: (view: ViewName) => void;
  readonly select: (id: number | null) => void;
  readonly setCurrentEntry: (id: string | null) => void;
  readonly selectEvent: (key: string | null) => void;
  readonly setEventsQuery: (query: string) => void;
  readonly setWatchlistQuery: (query: string) => void;
  readonly setHistoryTab: (tab: HistoryTab) => void;
  readonly setSettingsQuery: (query: string) => void;
  readonly setPendingLink: (question: PendingLink | null) => void;
  readonly setFailedLink: (failed: FailedLink | null) => void;
  readonly setOverlay: (overlay: ViewSlice['overlay']) => void;
  readonly setImportText: (text: string | null) => void;
  readonly setSettingsGroup: (group: SettingGroupId | null) => void;
  readonly setGrouped: (grouped: boolean) => void;
  readonly toggleGroup: (key: string) => void;
}
/** See `createViewStore`. */
export type ViewStore = StoreApi<ViewSlice>;

/** Where the user is. The view is in the address, so that a reload comes back to it. */
export function createViewStore(location: Location = window.location): ViewStore {
  const fromHash = (): ViewName => ALL_VIEWS.find((view) => location.hash === `#/${view}`) ?? 'feed';
  const store = createStore<ViewSlice>()((set, get) => ({
    view: fromHash(),
    selected: null,
    currentEntry: null,
    selectedEvent: null,
    eventsQuery: '',
    watchlistQuery: '',
    settingsQuery: '',
    historyTab: 'messages',
    pendingLink: null,
    failedLink: null,
    overlay: null,
    importText: null,
    settingsGroup: null,
    grouped: window.localStorage.getItem(GROUPED_KEY) !== 'no',
    expandedGroups: new Set(),
    settingUp: window.localStorage.getItem(SETUP_KEY) === 'yes',
    setSettingUp(settingUp) {
      set({ settingUp });
      if (settingUp) window.localStorage.setItem(SETUP_KEY, 'yes');
      else window.localStorage.removeItem(SETUP_KEY);
    },
    show(view) {
      set({ view });
      if (location.hash !== `#/${view}`) location.hash = `#/${view}`;
    },
    select: (selected) => set({ selected }),
    setCurrentEntry: (currentEntry) => set({ currentEntry }),
    selectEvent: (selectedEvent) => set({ selectedEvent }),
    setEventsQuery: (eventsQuery) => set({ eventsQuery }),
    setWatchlistQuery: (watchlistQuery) => set({ watchlistQuery }),
    setHistoryTab: (historyTab) => set({ historyTab }),
    setSettingsQuery: (settingsQuery) => set({ settingsQuery }),
    setPendingLink: (linkQuestion) => set({ pendingLink: linkQuestion }),
    setFailedLink: (failedLink) => set({ failedLink }),
    setOverlay: (overlay) => set({ overlay }),
    // A search would hide the group.
    setSettingsGroup: (settingsGroup) =>
      set({ settingsGroup, ...(settingsGroup === null ? {} : { settingsQuery: '' }) }),
    setImportText: (importText) => set({ importText }),
    setGrouped(grouped) {
      set({ grouped });
      window.localStorage.setItem(GROUPED_KEY, grouped ? 'yes' : 'no');
    },
    toggleGroup(key) {
      const expandedGroups = new Set(get().expandedGroups);
      if (!expandedGroups.delete(key)) expandedGroups.add(key);
      set({ expandedGroups });
    },
  }));
  window.addEventListener('hashchange', () => store.setState({ view: fromHash() }));
  return store;
}
