import { decide } from '../../core/matching/decide.ts';
import { createWatchlistIndex, type WatchlistIndex } from '../../core/matching/watchlist-index.ts';
import type { Endpoint } from '../../core/notification/endpoint.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { assignIds, parseEntry } from '../../core/watchlist/entry-schema.ts';
import { createDeduplication, type Deduplication } from './deduplication.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** Whether an account is to have a message: `unlisted` is not on its watchlist, `filtered` does not pass its filters. */
type DeliveryDecision = 'send' | 'unlisted' | 'filtered';

/** One identity at the gateway: its key, the watchlist saved there, and what it has been sent. */
export interface Account {
  readonly apiKey: string;
  readonly deduplication: Deduplication;
  /** Decides whether a message is delivered on one of the two endpoints (docs/protocol.md#9-server-side-filtering). */
  decideDelivery(message: OutgoingMessage, endpoint: Endpoint, nowMs: number): DeliveryDecision;
  /** Replaces the watchlist. Throws a TypeError that names the field if an entry cannot be read. */
  saveWatchlist(entries: readonly unknown[]): void;
}

/** An account with an empty deduplication memory. Throws as `saveWatchlist` does. */
export function createAccount(apiKey: string, watchlist: readonly unknown[]): Account {
  let saved = readWatchlist(watchlist);
  return {
    apiKey,
    deduplication: createDeduplication(),
    decideDelivery(message, endpoint, nowMs) {
      if (!isSubscribed(saved.changeTypes.get(message.eventId), message.changeTypes)) return 'unlisted';
      if (endpoint === 'subscribe') return 'send';
      return passesFilters(saved.index, message, nowMs) ? 'send' : 'filtered';
    },
    saveWatchlist(entries) {
      saved = readWatchlist(entries);
    },
  };
}

interface SavedWatchlist {
  readonly index: WatchlistIndex;
  /** The change types that any entry of an event asks for, by event id. */
  readonly changeTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

function readWatchlist(raw: readonly unknown[]): SavedWatchlist {
  const entries = assignIds(raw.map(readEntry));
  const changeTypes = new Map<string, Set<string>>();
  for (const { event_id, change_type } of entries)
    changeTypes.set(event_id, new Set([...(changeTypes.get(event_id) ?? []), ...change_type]));
  return { index: createWatchlistIndex(entries), changeTypes };
}

function readEntry(raw: unknown, index: number): WatchlistEntry {
  const result = parseEntry(raw);
  // The service does not know the filters that are the app's own.
  if (result.ok) return { ...result.entry, new_low: null, drop_percent: null, below_face: false };
  const issues = result.issues.map(({ path, message }) => `${path}: ${message}`).join(' ');
  throw new TypeError(`Entry ${index + 1} of the watchlist cannot be saved. ${issues}`);
}

/** Event membership and change type: the only two filters of `/subscribe`. */
function isSubscribed(wanted: ReadonlySet<string> | undefined, changeTypes: readonly string[]): boolean {
  return wanted !== undefined && (wanted.has('*') || changeTypes.some((type) => wanted.has(type)));
}

/** Every filter of the entries, for `/subscribe/filtered`: the same rules as in the app, from the same code. */
function passesFilters(index: WatchlistIndex, message: OutgoingMessage, nowMs: number): boolean {
  const { outcome } = decide(message.notification(), index, {
    nowMs,
    unlisted: 'feed',
    endpoint: 'subscribe',
    applyLocalFilters: true,
    history: null,
    wasAlerted: () => false,
  });
  return outcome === 'alert';
}
