import type { FeedItem } from '../feed/feed-item.ts';
import type { ReplayState } from '../feed/replay/replay-state.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import type { RequestName, RequestPayload } from './request-schemas.ts';
import type { AlertResponses } from './requests/alerts.ts';
import type { AppResponses } from './requests/app.ts';
import type { BackupResponses } from './requests/backup.ts';
import type { ComputerResponses } from './requests/computers.ts';
import type { ConnectionResponses } from './requests/connection.ts';
import type { FeedResponses } from './requests/feed.ts';
import type { ForwardingResponses } from './requests/forwarding.ts';
import type { HistoryResponses } from './requests/history.ts';
import type { ReplayResponses } from './requests/replay.ts';
import type { SoundResponses } from './requests/sounds.ts';
import type { WatchlistResponses } from './requests/watchlist.ts';
import type { AppState, Notice } from './state/app.ts';
import type { BackupState } from './state/backup.ts';
import type { HealthState } from './state/health.ts';
import type { WatchlistPart } from './state/watchlist.ts';

/**
 * The contract between the main process and the window: the responses to requests (their payloads are in
 * `request-schemas.ts`; both are defined by subject in `requests/`) and every event. IPC and the loopback WebSocket are its
 * two transports. A name that is not here does not compile on one side and is refused on the other. The key and other
 * secrets go in (`key.set`, `forwarder.save`, `heartbeat.save`) and never come out.
 */

/** Responses by request name. */
export interface RequestResponses
  extends AppResponses,
    ConnectionResponses,
    FeedResponses,
    HistoryResponses,
    ReplayResponses,
    BackupResponses,
    WatchlistResponses,
    AlertResponses,
    SoundResponses,
    ForwardingResponses,
    ComputerResponses {}

export interface BridgeEvents {
  /** The state after any change of it. */
  state: AppState;
  /** New items, oldest first, batched: at most one event in 50 ms. With the counts that include them. */
  feed: { readonly items: readonly FeedItem[]; readonly counts: AppState['counts'] };
  /** Items that changed after they were sent (opened, a gap that ended). */
  'feed.changed': { readonly items: readonly FeedItem[] };
  /** A link asks for the form of a new entry, filled in; `notes` say what of the link does not count. Nothing is saved. */
  'watchlist.draft': { readonly entry: WatchlistEntry; readonly notes: readonly string[] };
  /** After any change of it, in consecutive parts; a part that starts over replaces what was sent before. */
  watchlist: WatchlistPart;
  /** How many entries of the text to import are read, at most ten times a second. */
  'import.progress': { readonly done: number; readonly total: number };
  /** The backup or the restore after any change of it. */
  backup: BackupState;
  /** The host asks the window to show a view (a toast or tray click). */
  show: {
    readonly view: 'feed' | 'events' | 'watchlist' | 'history' | 'settings' | 'diagnostics' | 'replay';
    readonly id: number | null;
  };
  /** A click outside the window (a toast, the tray) meets a link that needs confirmation; answer with `link.open`. */
  'link.confirm': { readonly id: number; readonly offer: string | null; readonly url: string; readonly why: string };
  notice: Notice;
  /** The replay after any change of it, several times a second while it plays; `null` when it has ended. */
  replay: ReplayState | null;
  diagnostics: HealthState;
  /** In browser mode, if the system cannot: the page raises a notification or plays a sound, then answers `page.result`. */
  'page.alert': PageAlert;
}
export type BridgeEventName = keyof BridgeEvents;

/** What the window sees as `window.eventory`, and what the loopback transport offers in its place. */
export interface Bridge {
  /** Rejects with an Error whose message is fit to show, when the request is refused or fails. */
  request<N extends RequestName>(name: N, payload: RequestPayload<N>): Promise<RequestResponses[N]>;
  /** Returns its unsubscribe. */
  subscribe<E extends BridgeEventName>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
}

/** What a page is asked to do. `id` names the request, `toast.id` the toast. */
export type PageAlert = { readonly id: string } & (
  | { readonly toast: { readonly id: string; readonly title: string; readonly body: string } }
  | { readonly sound: string; readonly volume: number }
  /** `null` ends what is being said, and is not answered. */
  | { readonly speech: string | null; readonly volume: number }
);
