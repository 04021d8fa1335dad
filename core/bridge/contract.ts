import { z } from 'zod';
import type { ConnectionProblem, ConnectionStatus } from '../connection/connection-status.ts';
import type { EntryPreview } from '../feed/entry-preview.ts';
import { type FeedDetail, type FeedItem, type NotificationItem, RESULT_OUTCOMES } from '../feed/feed-item.ts';
import type { SeenValues } from '../feed/seen-values.ts';
import type { EventOverview } from '../series/event-overview.ts';
import { type EventSeries, SERIES_RANGES } from '../series/event-series.ts';
import { SERIES_CLASSES } from '../series/series-points.ts';
import { FORWARDER_KINDS, programSchema, type Settings, type SettingsPatch } from '../settings/settings.ts';
import type { DamagedEntry } from '../watchlist/damaged-entry.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import type { FieldIssue } from '../watchlist/field-issue.ts';
import type { ImportPreview } from '../watchlist/formats/import-preview.ts';
import type { UpdateState } from './update-state.ts';

/**
 * The contract between the main process and the window: every request with its payload schema and response type, and
 * every event. IPC and the loopback WebSocket are its two transports. A name that is not here does not compile on one
 * side and is refused on the other. The key and other secrets go in (`key.set`, `forwarder.save`) and never come out.
 */

/** Whether a page may raise notifications, as the browser says; `unsupported` if it knows none. */
const PAGE_PERMISSIONS = ['granted', 'denied', 'default', 'unsupported'] as const;
export type PagePermission = (typeof PAGE_PERMISSIONS)[number];

const id = z.string().min(1).max(200);
const ids = z.array(id).min(1).max(100_000);
const itemId = z.number().int().nonnegative();
const instant = z.iso.datetime({ offset: true });
const text = (max: number) => z.string().max(max);
const importFields = {
  text: text(64 * 1024 * 1024),
  format: z.enum(['auto', 'json', 'csv']),
  mode: z.enum(['merge', 'replace']),
};

/** Payload schemas by request name. `z.null()` stands for "no payload". */
export const REQUEST_SCHEMAS = {
  'state.get': z.null(),

  'feed.list': z.object({
    /** Items older than this number; `null` for the newest. */
    before: itemId.nullable(),
    limit: z.number().int().min(1).max(500),
    /** `alerts`: only outcome alert (and gaps). */
    view: z.enum(['alerts', 'everything']),
    /** Words that event, artist, venue, location, id, sections or the best offer's name contain; blank for all. */
    query: text(200),
    website: text(100).nullable(),
    change_type: text(100).nullable(),
  }),
  'feed.detail': z.object({ id: itemId }),

  /** The events seen, newest first, as the history knows their prices. */
  'events.list': z.null(),
  /** Lowest price and stock of one of them, or of a section, over time. */
  'events.series': z.object({
    event_id: text(200),
    website: text(200).nullable(),
    /** Blank for the whole event. */
    section: text(1000),
    class: z.enum(SERIES_CLASSES),
    range: z.enum(SERIES_RANGES),
  }),

  /** The result of a notification, as the user says; `null` takes it back. `tickets` counts if they were got. */
  'feed.result': z.object({
    id: itemId,
    outcome: z.enum(RESULT_OUTCOMES).nullable(),
    tickets: z.number().int().min(0).max(1000),
  }),

  /**
   * Opens the link of an offer of a notification, or (`offer` null) the decision's link, or the page of its event.
   * Never a URL from the window. `browser` `default` uses the system's browser whatever the settings say.
   */
  'link.open': z.object({
    id: itemId,
    offer: text(1000).nullable(),
    confirmed: z.boolean(),
    page: z.literal('event').optional(),
    browser: z.literal('default').optional(),
  }),
  'link.copy': z.object({ id: itemId, offer: text(1000).nullable() }),
  'clipboard.write': z.object({ text: text(256 * 1024) }),

  /** A long watchlist comes in parts: from entry number `start` on; `null` from the first. */
  'watchlist.list': z.object({ start: z.number().int().nonnegative() }).nullable(),
  /** The entry as the form has it; checked by the entry schema, whose errors come back by field. */
  'watchlist.save': z.object({ entry: z.record(z.string(), z.unknown()) }),
  'watchlist.remove': z.object({ ids }),
  /** Puts removed entries back (undo). */
  'watchlist.restore': z.object({ entries: z.array(z.record(z.string(), z.unknown())).max(100_000) }),
  'watchlist.enable': z.object({ ids, enabled: z.boolean() }),
  'watchlist.mute': z.object({ ids, until: instant.nullable() }),
  /** Which of the kept notifications this draft would alert for. `event_id` null: of all events. */
  'watchlist.preview': z.object({ draft: z.record(z.string(), z.unknown()), event_id: text(200).nullable() }),
  /** What the kept notifications of an event have named: sections, rows, sites, the currency. */
  'watchlist.seenValues': z.object({ event_id: text(200) }),
  'watchlist.importPreview': z.object(importFields),
  'watchlist.importConfirm': z.object(importFields),
  /** Opens the form of a new entry as an `eventory-tray:` link fills it in (event `watchlist.draft`), or says what is wrong with it. */
  'watchlist.openLink': z.object({ link: text(64 * 1024) }),
  /** Ends a preview or an import that is not done yet; what it was to change stays as it is. */
  'watchlist.importCancel': z.null(),
  'watchlist.export': z.object({ format: z.enum(['json', 'csv']) }),
  /** Deletes a quarantined damaged entry. */
  'watchlist.discardDamaged': z.object({ id }),

  /** Checked as a whole by the settings schema, whose errors come back by field. */
  'settings.update': z.object({ patch: z.record(z.string(), z.unknown()) }),

  /** Ends the app, if `abilities.quit`. */
  'app.quit': z.null(),

  /** Looks for a newer version now; what is found is in the state. */
  'update.check': z.null(),
  /** Opens the page of the newer version. */
  'update.openPage': z.null(),

  'key.set': z.object({ key: z.string().trim().min(1).max(4096) }),
  'key.clear': z.null(),
  'demo.start': z.null(),
  'demo.stop': z.null(),
  'connection.connect': z.null(),
  'connection.disconnect': z.null(),

  /** Pause toasts and sounds until then; `null` resumes. Recording goes on. */
  'alerts.pause': z.object({ until: instant.nullable() }),
  'alerts.test': z.null(),
  'sound.preview': z.object({ sound: text(100), volume: z.number().min(0).max(1) }),

  /** Of a page in a browser: whether it may raise notifications. */
  'page.report': z.object({ permission: z.enum(PAGE_PERMISSIONS) }),
  /** Whether a page did what `page.alert` asked for. */
  'page.result': z.object({ id, ok: z.boolean(), detail: text(500) }),
  /** A click on a notification that a page raised, by the toast's id. */
  'page.click': z.object({ toast: text(64) }),

  'forwarder.save': z.object({
    id,
    kind: z.enum(FORWARDER_KINDS),
    label: text(200),
    enabled: z.boolean(),
    for_all: z.boolean(),
    /** The address to send to, a secret; `null` keeps the one that is stored. */
    address: text(4096).nullable(),
    /** Of the kind `program`, which has no address. A new one is confirmed outside the page. */
    program: programSchema.optional(),
  }),
  'forwarder.remove': z.object({ id }),
  'forwarder.test': z.object({ id }),

  'diagnostics.get': z.null(),
  /** Runs the numbered connection steps; progress arrives as `diagnostics` events. */
  'diagnostics.run': z.null(),
  /** The report as text, without secrets. */
  'diagnostics.report': z.null(),
} as const satisfies Record<string, z.ZodType>;

export type RequestName = keyof typeof REQUEST_SCHEMAS;
export type RequestPayload<N extends RequestName> = z.infer<(typeof REQUEST_SCHEMAS)[N]>;
export type SaveResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

export interface RequestResponses {
  'state.get': AppState;
  'feed.list': { readonly items: readonly FeedItem[]; readonly more: boolean };
  'feed.detail': FeedDetail | null;
  'feed.result': ResultSummary;
  /** At most the 2,000 newest of `total`. */
  'events.list': { readonly events: readonly EventOverview[]; readonly total: number };
  'events.series': EventSeries;
  'link.open': LinkOutcome;
  'link.copy': { readonly copied: boolean; readonly url: string | null };
  'clipboard.write': { readonly copied: boolean };
  'watchlist.list': WatchlistPart;
  'watchlist.save': SaveResult<WatchlistEntry>;
  'watchlist.remove': { readonly removed: readonly WatchlistEntry[] };
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
  'forwarder.save': SaveResult<null>;
  'forwarder.remove': null;
  'forwarder.test': { readonly delivered: boolean; readonly detail: string };
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
  /** After any change of it, in parts that follow each other; one that begins anew replaces what was sent before. */
  watchlist: WatchlistPart;
  /** How many entries of the text to import are read, at most ten times a second. */
  'import.progress': { readonly done: number; readonly total: number };
  /** The host asks the window to show a view (a toast or tray click). */
  show: { readonly view: 'feed' | 'events' | 'watchlist' | 'settings' | 'diagnostics'; readonly id: number | null };
  /** A click outside the window (a toast, the tray) meets a link that needs confirmation; answer with `link.open`. */
  'link.confirm': { readonly id: number; readonly offer: string | null; readonly url: string; readonly why: string };
  notice: Notice;
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

/** Something the user should know, not tied to one place in the window. */
export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
}

export interface KeyState {
  readonly set: boolean;
  /** The last four characters, of keys of 12 characters or more. */
  readonly ending: string | null;
  /** The host that a stored key was entered for, while the settings name another gateway or CA file; the key then does not count as set. */
  readonly entered_for: string | null;
  /** How the key is kept at rest, in words; a warning if it is not encrypted. */
  readonly storage: { readonly secure: boolean; readonly detail: string };
}

export interface AppState {
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly version: string;
  /** The locale of the system's formats; blank if that of the page counts. */
  readonly locale: string;
  /** `demo`: everything shown comes from the simulator. */
  readonly profile: 'live' | 'demo';
  readonly key: KeyState;
  readonly connection: ConnectionStatus;
  /** Milliseconds from the newest message's `timestamp` to its arrival; `null` before the first. */
  readonly feed_delay_ms: number | null;
  /** RFC3339; `null` when alerts are not paused. */
  readonly paused_until: string | null;
  /** Whether quiet hours hold right now. */
  readonly quiet_now: boolean;
  readonly settings: Settings;
  /** What this host can do, so that no control is shown that would do nothing. */
  readonly abilities: HostCapabilities;
  /** Which way toasts take. */
  readonly alert_route: AlertRoute;
  /** Lasting conditions that need the user (a quarantined store, an insecure key store, system notifications off). */
  readonly conditions: readonly Notice[];
  readonly update: UpdateState;
  /** The local stream; `null` if this run does not serve it. */
  readonly stream: StreamStatus | null;
  readonly counts: { readonly alerts_today: number; readonly notifications_today: number };
}

/** The local stream (docs/stream.md). Its token never reaches the window. */
interface StreamStatus {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Path of the file with address and token; `null` if other programs may not read the stream. */
  readonly file: string | null;
  /** How many programs read it now. */
  readonly readers: number;
}

/** The way by which toasts reach the user. */
export interface AlertRoute {
  /** The system's notifications, those of the page, or neither: alerts are in the feed only. */
  readonly by: 'system' | 'page' | 'none';
  /** Whether this has been seen to be so; otherwise the first toast shows it. */
  readonly tried: boolean;
}

/** What a page is asked to do. `id` names the request, `toast.id` the toast. */
export type PageAlert = { readonly id: string } & (
  | { readonly toast: { readonly id: string; readonly title: string; readonly body: string } }
  | { readonly sound: string; readonly volume: number }
);

export interface HostCapabilities {
  /** Whether the desktop shows tray icons. */
  readonly tray: boolean;
  /** Whether the window may end the app. */
  readonly quit: boolean;
  readonly open_at_login: boolean;
  readonly global_shortcuts: boolean;
  /** Whether the desktop says so if it refuses a global shortcut. The portal of Wayland does not. */
  readonly shortcuts_confirmed: boolean;
  readonly toast_actions: boolean;
}

export type LinkOutcome =
  | { readonly outcome: 'opened'; readonly url: string }
  /** Needs confirmation: say why, then repeat with `confirmed`. The confirmation that counts is asked for outside the page. */
  | { readonly outcome: 'confirm'; readonly url: string; readonly why: string }
  | { readonly outcome: 'refused'; readonly why: string }
  /** Could not be opened; `copied` says whether the link is on the clipboard instead. */
  | { readonly outcome: 'failed'; readonly url: string; readonly why: string; readonly copied: boolean };

/** What a result counts towards. */
interface ResultSummary {
  /** The entry that decided; `null` if none did or it is gone. */
  readonly entry: string | null;
  /** How many tickets were got by alerts of that entry, this one included. */
  readonly got: number;
  /** How many the entry wants; `null` if it does not say. */
  readonly wanted: number | null;
}

export interface EntryOverview {
  readonly entry: WatchlistEntry;
  /** The newest metadata seen of the event. */
  readonly event: Pick<NotificationItem, 'event_infos' | 'website' | 'region'> | null;
  /** RFC3339; `null` if never. */
  readonly last_alert_at: string | null;
  readonly alerts_today: number;
  /** How many tickets the user got by alerts of this entry. */
  readonly got_tickets: number;
  /** Things to look at: an unreadable `muted_until`, all ticket classes off. */
  readonly warnings: readonly FieldIssue[];
}

export interface WatchlistState {
  readonly entries: readonly EntryOverview[];
  readonly damaged: readonly DamagedEntry[];
}

/** Some of a watchlist: at most a thousand entries, so that making it holds nothing up. */
export interface WatchlistPart extends WatchlistState {
  /** Grows with each change of the entries. Parts of different versions do not go together. */
  readonly version: number;
  /** The place of the first entry of this part. */
  readonly start: number;
  /** How many entries the watchlist has. */
  readonly total: number;
}

/** The outcome of a toast. */
export interface ToastOutcome {
  readonly outcome: 'shown' | 'failed' | 'unknown' | 'withheld';
  /** Which toaster: `electron`, `dbus`, `notify-send`, `node-notifier`; or why it was withheld: `paused`, `quiet hours`. */
  readonly by: string;
  readonly detail: string;
}

export interface DiagnosisStep {
  readonly name: string;
  readonly state: 'pending' | 'running' | 'passed' | 'failed' | 'skipped';
  /** What was found, without secrets. */
  readonly detail: string;
  readonly duration_ms: number | null;
  readonly problem: ConnectionProblem | null;
}

export interface HealthState {
  readonly steps: readonly DiagnosisStep[];
  readonly running: boolean;
  readonly toasts: Readonly<Record<ToastOutcome['outcome'], number>>;
  readonly messages: { readonly received: number; readonly malformed: number; readonly repaired: number };
  /** Newest first, at most 50; `text` is the first 4 KB. */
  readonly malformed: readonly { readonly received_at: string; readonly error: string; readonly text: string }[];
  readonly forwarders: readonly {
    readonly id: string;
    readonly delivered: number;
    readonly failed: number;
    readonly waiting: number;
    readonly last_error: string | null;
  }[];
  /** A line when the system itself is known to suppress notifications. */
  readonly suppression: string | null;
}

export type { SettingsPatch };
