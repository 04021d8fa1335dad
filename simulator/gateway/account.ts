import { createDeduplication, type Deduplication } from './deduplication.ts';

/** One identity at the gateway: its key, the watchlist saved there, and what it has been sent. */
export interface Account {
  readonly api_key: string;
  readonly deduplication: Deduplication;
  /** Event membership and change type, the only two filters of `/subscribe` (API document, section 6). */
  isMember(eventId: string, changeTypes: readonly string[]): boolean;
  /** Replaces the watchlist. Entries without a readable `event_id` are ignored. */
  saveWatchlist(entries: readonly unknown[]): void;
}

/** An account with an empty deduplication memory. */
export function createAccount(apiKey: string, watchlist: readonly unknown[]): Account {
  let changeTypesByEvent = readMembership(watchlist);
  return {
    api_key: apiKey,
    deduplication: createDeduplication(),
    isMember(eventId, changeTypes) {
      const wanted = changeTypesByEvent.get(eventId);
      return wanted !== undefined && (wanted.has('*') || changeTypes.some((type) => wanted.has(type)));
    },
    saveWatchlist(entries) {
      changeTypesByEvent = readMembership(entries);
    },
  };
}

function readMembership(entries: readonly unknown[]): Map<string, Set<string>> {
  const membership = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (typeof entry !== 'object' || entry === null || !('event_id' in entry)) continue;
    const eventId = String(entry.event_id);
    const wanted = membership.get(eventId) ?? new Set();
    const types = 'change_type' in entry ? entry.change_type : 'stock_increase';
    for (const type of Array.isArray(types) ? types : String(types).split(',')) wanted.add(String(type).trim());
    membership.set(eventId, wanted);
  }
  return membership;
}
