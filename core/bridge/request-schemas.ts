import { z } from 'zod';
import { ALERT_RESULTS } from '../feed/alert-result.ts';
import { RESULT_OUTCOMES } from '../feed/feed-item.ts';
import { REPLAY_SPEEDS } from '../feed/replay/replay-state.ts';
import { HISTORY_CLASSES } from '../feed/search/history-filters.ts';
import { OUTCOMES } from '../matching/decision.ts';
import { PRICE_CLASSES } from '../matching/history/price-history.ts';
import { SERIES_RANGES } from '../series/event-series.ts';
import { isOwnSoundId, MAX_SOUND_SECONDS, MAX_WAV_BYTES } from '../settings/own-sounds.ts';
import { FORWARDER_KINDS, programSchema } from '../settings/settings.ts';
import { STATISTICS_PERIODS } from '../statistics/statistics-period.ts';
import { EXPORT_FORMATS } from './export-part.ts';

/** Whether a page may raise notifications, as the browser says; `unsupported` if it knows none. */
const PAGE_PERMISSIONS = ['granted', 'denied', 'default', 'unsupported'] as const;
export type PagePermission = (typeof PAGE_PERMISSIONS)[number];

/** Characters of JSON: far above what an entry or a change of settings takes. */
const MAX_FIELDS_LENGTH = 1024 * 1024;

const id = z.string().min(1).max(200);
/** Also part of a file name, percent-encoded. */
const forwarderId = id.refine((value) => encodeURIComponent(value).length <= 200, 'it is too long');
const sound = z.string().refine(isOwnSoundId, 'this is not the id of an own sound');
const ids = z.array(id).min(1).max(100_000);
const itemId = z.number().int().nonnegative();
const instant = z.iso.datetime({ offset: true });
const text = (max: number) => z.string().max(max);
/** An object whose fields are checked later, but not before its size. */
const fields = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MAX_FIELDS_LENGTH, 'it is larger than 1 MB');
const price = z.number().finite().nonnegative();
/** `HistoryFilters`. */
const historyFilters = z.object({
  outcome: z.enum(OUTCOMES).nullable(),
  entry: text(200).nullable(),
  result: z.enum(ALERT_RESULTS).nullable(),
  class: z.enum(HISTORY_CLASSES).nullable(),
  price_from: price.nullable(),
  price_to: price.nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
});
/** Which list. */
const listFields = {
  /** Items older than this number; `null` for the newest. */
  before: itemId.nullable(),
  /** `alerts`: only outcome alert (and gaps). */
  view: z.enum(['alerts', 'everything']),
  /** Words that event, artist, venue, location, id or the name of any section or offer contain; blank for all. */
  query: text(200),
  /** Blank for messages that state none. */
  website: text(100).nullable(),
  change_type: text(100).nullable(),
  /** What else the history is narrowed to. */
  filters: historyFilters.optional(),
};
const importFields = {
  text: text(64 * 1024 * 1024),
  format: z.enum(['auto', 'json', 'csv']),
  mode: z.enum(['merge', 'replace']),
};

/** Payload schemas by request name. `z.null()` stands for "no payload". */
export const REQUEST_SCHEMAS = {
  'state.get': z.null(),

  'feed.list': z.object({ ...listFields, limit: z.number().int().min(1).max(500) }),
  /** A part of a list of the history as a file: the same list, all of it. The next part goes on `before` what `next` says. */
  'history.export': z.object({ ...listFields, format: z.enum(EXPORT_FORMATS) }),
  /** How many notifications a list of each view has. */
  'feed.count': z.object({ query: text(200), website: text(100).nullable(), change_type: text(100).nullable() }),
  /** How large the history is, and how far its check is. */
  'history.storage': z.null(),
  /** Begins to check and compact it, unless that runs. */
  'history.upkeep': z.null(),
  /** Deletes everything that was recorded. */
  'history.clear': z.null(),
  /** The sites that messages of the history came from: choices of its filter. */
  'history.websites': z.null(),

  /** The backup or the restore that is under way, or the result of the last one. */
  'backup.get': z.null(),
  /** Begins to write everything but secrets into one file. No path: the user is asked outside the page, or the page fetches it. */
  'backup.start': z.null(),
  /** Ends a backup, or a restore that is not confirmed yet; forgets the result of the last one. */
  'backup.cancel': z.null(),
  /** Begins a restore: the user is asked for the file outside the page, or the page sends it. Then it is previewed. */
  'restore.choose': z.null(),
  /** Does what was previewed. */
  'restore.confirm': z.object({ id }),

  'feed.detail': z.object({ id: itemId }),
  /** The message of a notification as it was received. */
  'feed.raw': z.object({ id: itemId }),
  /** Puts it on the clipboard, whatever its size. */
  'feed.copyRaw': z.object({ id: itemId }),

  /** The events seen, newest first, as the history knows their prices. */
  'events.list': z.null(),
  /** Lowest price and stock of one of them, or of a section, over time. */
  'events.series': z.object({
    event_id: text(200),
    website: text(200).nullable(),
    /** Blank for the whole event. */
    section: text(1000),
    class: z.enum(PRICE_CLASSES),
    range: z.enum(SERIES_RANGES),
  }),

  /** When drops come: of an event, of a site, or of all. */
  'statistics.drops': z.object({
    event_id: text(200).nullable(),
    website: text(200).nullable(),
    period: z.enum(STATISTICS_PERIODS),
  }),

  /** Results of alerts by entry and site, toast outcomes, and missed alerts. */
  'statistics.alerts': z.object({ period: z.enum(STATISTICS_PERIODS) }),
  /** What the user did not see, of what has a larger number than the one dismissed last. */
  'statistics.away': z.object({ after: itemId }),

  /** A part of all its prices and stocks as a file; the next goes on `after` what `next` says. */
  'events.export': z.object({
    event_id: text(200),
    website: text(200).nullable(),
    format: z.enum(EXPORT_FORMATS),
    after: z.tuple([itemId, z.union([z.literal(0), z.literal(1)]), itemId, itemId]).nullable(),
  }),

  /** The result of a notification, as the user says; `null` takes it back. `tickets` counts if they were got. */
  'feed.result': z.object({
    id: itemId,
    outcome: z.enum(RESULT_OUTCOMES).nullable(),
    tickets: z.number().int().min(0).max(1000),
  }),

  'replay.get': z.null(),
  /** Begins to play a recorded time through the current watchlist, in place of the replay that is on. */
  'replay.start': z.object({ from: instant, to: instant, toasts: z.boolean() }),
  'replay.control': z.object({
    playing: z.boolean().optional(),
    speed: z.literal(REPLAY_SPEEDS).optional(),
    /** Milliseconds since the epoch. */
    position: z.number().optional(),
    /** On to the next alert, or back to the one before. */
    skip: z.enum(['previous_alert', 'next_alert']).optional(),
    toasts: z.boolean().optional(),
  }),
  'replay.stop': z.null(),
  /** Messages that have been played: those before the place `before` (`null`: the newest), down to `from`. */
  'replay.list': z.object({
    from: itemId,
    before: itemId.nullable(),
    limit: z.number().int().min(1).max(500),
    /** `alerts`: only what would alert. */
    view: z.enum(['alerts', 'everything']),
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
  'watchlist.save': z.object({ entry: fields }),
  'watchlist.remove': z.object({ ids }),
  /** Puts back what one `watchlist.remove` took, as long as the engine keeps it: it answers with the name. */
  'watchlist.restore': z.object({ undo: z.uuid() }),
  'watchlist.enable': z.object({ ids, enabled: z.boolean() }),
  'watchlist.mute': z.object({ ids, until: instant.nullable() }),
  /** Which of the kept notifications this draft would alert for. `event_id` null: of all events. */
  'watchlist.preview': z.object({ draft: fields, event_id: text(200).nullable() }),
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
  'settings.update': z.object({ patch: fields }),

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
  /** Adds an own sound. `wav`: base64 of a file as `checkOwnSound` wants it. */
  'sound.add': z.object({
    label: text(500),
    wav: z.base64().max(Math.ceil(MAX_WAV_BYTES / 3) * 4, `it is longer than ${MAX_SOUND_SECONDS} s`),
  }),
  'sound.rename': z.object({ sound, label: text(500) }),
  /** Whoever uses it sounds as the default. Its file is kept for `sound.restore` until the app starts again. */
  'sound.remove': z.object({ sound }),
  'sound.restore': z.object({ sound, label: text(500) }),
  /** The file of an own sound, for a page that plays it. */
  'sound.read': z.object({ sound }),
  /** Whether the system has a voice. */
  'speech.get': z.null(),
  'speech.test': z.null(),

  /** Of a page in a browser: whether it may raise notifications. */
  'page.report': z.object({ permission: z.enum(PAGE_PERMISSIONS) }),
  /** Whether a page did what `page.alert` asked for. */
  'page.result': z.object({ id, ok: z.boolean(), detail: text(500) }),
  /** A click on a notification that a page raised, by the toast's id. */
  'page.click': z.object({ toast: text(64) }),

  /** Whether the user counts as away now. */
  'presence.get': z.null(),

  'forwarder.save': z.object({
    id: forwarderId,
    kind: z.enum(FORWARDER_KINDS),
    label: text(200),
    enabled: z.boolean(),
    for_all: z.boolean(),
    always: z.boolean().optional(),
    withdraw: z.boolean().optional(),
    /** The address to send to, a secret; `null` keeps the one that is stored. */
    address: text(4096).nullable(),
    /** Of the kind `program`, which has no address. A new one is confirmed outside the page. */
    program: programSchema.optional(),
  }),
  'forwarder.remove': z.object({ id: forwarderId }),
  'forwarder.test': z.object({ id: forwarderId }),
  /** How each forwarder does. */
  'forwarder.status': z.null(),
  /** Keeps the address of the heartbeat and turns it on. */
  'heartbeat.save': z.object({ address: text(4096) }),
  /** Turns it off and forgets the address. */
  'heartbeat.remove': z.null(),
  'heartbeat.test': z.null(),

  /** The broker at which several computers meet; `null` keeps what is stored. Confirmed outside the page, then turned on. */
  'computers.save': z.object({
    url: text(500).nullable(),
    username: text(200).nullable(),
    password: text(1000).nullable(),
    passphrase: text(1000).nullable(),
  }),
  /** Turns it off and forgets the broker and the passphrase. */
  'computers.remove': z.null(),
  /** Lets another computer lead, if this one does. */
  'computers.handOver': z.null(),
  /** Forgets a computer that is not heard any more. */
  'computers.forget': z.object({ id }),

  'diagnostics.get': z.null(),
  /** Runs the numbered connection steps; progress arrives as `diagnostics` events. */
  'diagnostics.run': z.null(),
  /** The report as text, without secrets. */
  'diagnostics.report': z.null(),
} as const satisfies Record<string, z.ZodType>;

export type RequestName = keyof typeof REQUEST_SCHEMAS;
export type RequestPayload<N extends RequestName> = z.infer<(typeof REQUEST_SCHEMAS)[N]>;
