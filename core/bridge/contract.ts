import type { EntryPreview } from '../feed/entry-preview.ts';
import type { FeedCounts } from '../feed/feed-counts.ts';
import type { FeedDetail, FeedItem } from '../feed/feed-item.ts';
import type { ReplayItem, ReplayState } from '../feed/replay/replay-state.ts';
import type { SeenValues } from '../feed/seen-values.ts';
import type { EventOverview } from '../series/event-overview.ts';
import type { EventSeries } from '../series/event-series.ts';
import type { OwnSound } from '../settings/own-sounds.ts';
import type { Settings } from '../settings/settings.ts';
import type { AlertStatistics } from '../statistics/alert-statistics.ts';
import type { AwaySummary } from '../statistics/away-summary.ts';
import type { DropStatistics } from '../statistics/drop-statistics.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import type { FieldIssue } from '../watchlist/field-issue.ts';
import type { ImportPreview } from '../watchlist/formats/import-preview.ts';
import type { AppState, KeyState, Notice } from './app-state.ts';
import type { BackupState } from './backup-state.ts';
import type { ExportPart, SeriesCursor } from './export-part.ts';
import type { DiagnosisStep, ForwarderStatus, HealthState, ToastOutcome } from './health-state.ts';
import type { HistoryStorage } from './history-storage.ts';
import type { RequestName, RequestPayload } from './request-schemas.ts';
import type { WatchlistPart } from './watchlist-state.ts';

/**
 * The contract between the main process and the window: every request with its payload
 * schema (request-schemas.ts) and response type, and every event. IPC and the loopback WebSocket are its two transports. A name that is not here does not compile on one
 * side and is refused on the other. The key and other secrets go in (`key.set`, `forwarder.save`, `heartbeat.save`) and never come out.
 */

export type SaveResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

export interface RequestResponses {
  'state.get': AppState;
  'feed.list': { readonly items: readonly FeedItem[]; readonly more: boolean };
  'feed.count': FeedCounts;
  'history.storage': HistoryStorage;
  'history.upkeep': null;
  'history.clear': null;
  'history.websites': readonly string[];
  'backup.get': BackupState;
  'backup.start': null;
  'backup.cancel': null;
  /** Where the page sends the file, below its own address; `null` if the user is asked for it outside the page. */
  'restore.choose': { readonly upload: string | null };
  'restore.confirm': null;
  'history.export': ExportPart<number>;
  'feed.detail': FeedDetail | null;
  /** `null` if it is no longer kept. `text` ends after 200,000 characters of `length`. */
  'feed.raw': { readonly text: string; readonly length: number } | null;
  'feed.copyRaw': { readonly copied: boolean };
  'feed.result': ResultSummary;
  /** At most the 2,000 newest of `total`. */
  'events.list': { readonly events: readonly EventOverview[]; readonly total: number };
  'events.series': EventSeries;
  'events.export': ExportPart<SeriesCursor>;
  'statistics.drops': DropStatistics;
  'statistics.alerts': AlertStatistics;
  'statistics.away': AwaySummary;
  /** `null` if none is on. */
  'replay.get': ReplayState | null;
  'replay.start': ReplayState;
  'replay.control': ReplayState | null;
  'replay.stop': null;
  /** Newest first; `index` is the place of an item among all, the first is 0. */
  'replay.list': {
    readonly revision: number;
    readonly items: readonly (ReplayItem & { readonly index: number })[];
    readonly more: boolean;
  };
  'link.open': LinkOutcome;
  'link.copy': { readonly copied: boolean; readonly url: string | null };
  'clipboard.write': { readonly copied: boolean };
  'watchlist.list': WatchlistPart;
  'watchlist.save': SaveResult<WatchlistEntry>;
  /** How many there were; `undo` names them for `watchlist.restore`. */
  'watchlist.remove': { readonly removed: number; readonly undo: string };
  'watchlist.restore': { readonly restored: number };
  'watchlist.enable': { readonly changed: number };
  'watchlist.mute': { readonly changed: number };
  'watchlist.preview': EntryPreview;
  'watchlist.seenValues': SeenValues;
  'watchlist.importPreview': ImportPreview;
  'watchlist.importConfirm': SaveResult<{ readonly added: number; readonly changed: number; readonly removed: number }>;
  'watchlist.openLink': null;
  'watchlist.importCancel': null;
  'watchlist.export': { readonly text: string; readonly file_name: string; readonly media_type: string };
  'watchlist.discardDamaged': null;
  'settings.update': SaveResult<Settings>;
  'app.quit': null;
  'update.check': null;
  'update.openPage': null;
  'key.set': SaveResult<KeyState>;
  'key.clear': null;
  'demo.start': null;
  'demo.stop': null;
  'connection.connect': null;
  'connection.disconnect': null;
  'alerts.pause': null;
  'alerts.test': { readonly id: number; readonly outcome: ToastOutcome };
  'page.report': null;
  'page.result': null;
  'page.click': null;
  'sound.preview': { readonly played: boolean; readonly detail: string };
  /** The sound as the settings now have it; the one that was there if it is the same. */
  'sound.add': SaveResult<OwnSound>;
  'sound.rename': SaveResult<OwnSound>;
  'sound.remove': SaveResult<null>;
  'sound.restore': SaveResult<OwnSound>;
  /** Base64 of a WAV file. */
  'sound.read': { readonly wav: string };
  /** What to do to get a voice, as sentences; `null` if the system has one. */
  'speech.get': { readonly missing: string | null };
  'speech.test': { readonly spoken: boolean; readonly detail: string };
  'presence.get': PresenceState;
  'forwarder.save': SaveResult<null>;
  'forwarder.remove': null;
  'forwarder.test': { readonly delivered: boolean; readonly detail: string };
  'forwarder.status': readonly ForwarderStatus[];
  'heartbeat.save': SaveResult<null>;
  'heartbeat.remove': null;
  'heartbeat.test': { readonly delivered: boolean; readonly detail: string };
  'computers.save': SaveResult<null>;
  'computers.remove': null;
  'computers.handOver': null;
  'computers.forget': null;
  'diagnostics.get': HealthState;
  'diagnostics.run': readonly DiagnosisStep[];
  'diagnostics.report': { readonly text: string };
}

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

export type LinkOutcome =
  | { readonly outcome: 'opened'; readonly url: string }
  /** Needs confirmation: say why, then repeat with `confirmed`. The confirmation that counts is asked for outside the page. */
  | { readonly outcome: 'confirm'; readonly url: string; readonly why: string }
  | { readonly outcome: 'refused'; readonly why: string }
  /** Could not be opened; `copied` says whether the link is on the clipboard instead. */
  | { readonly outcome: 'failed'; readonly url: string; readonly why: string; readonly copied: boolean };

/** Whether the user counts as away. */
export interface PresenceState {
  readonly away: boolean;
  /** Seconds since the last key or mouse input; `null` if not known. */
  readonly idle_seconds: number | null;
  /** Whether the screen is locked or the computer sleeps; `null` if not known. */
  readonly locked: boolean | null;
}

/** What a result counts towards. */
interface ResultSummary {
  /** The entry that decided; `null` if none did or it is gone. */
  readonly entry: string | null;
  /** How many tickets were got by alerts of that entry, this one included. */
  readonly got: number;
  /** How many the entry wants; `null` if it does not say. */
  readonly wanted: number | null;
}
