import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { NotificationItem } from '../../../../../core/feed/feed-item.ts';
import { offerNames } from '../../../../../core/feed/search/offer-names.ts';
import type { Notification } from '../../../../../core/notification/notification.ts';
import { websiteKey } from '../../../../../core/notification/website-key.ts';
import { entriesFor } from '../../../../../core/text/name-length.ts';
import { FROM_BEGINNING, UNTIL_NOW } from '../../database/name-span.ts';
import { createNameDictionary } from './name-dictionary.ts';

/** How many names of the newest messages of events are kept in memory. */
const MAX_KNOWN_NAMES = 100_000;
/** An event's id and its site. */
const NAMES_PER_KEY = 2;
/** An event with new names in every message would fill the file: above this limit its oldest spans are deleted. */
const MAX_SPANS = 20_000;
const DROPPED_SPANS = MAX_SPANS / 10;

/**
 * Writes which sections and offers messages name, inside transactions of the caller. A message that lists no offers says
 * nothing of them: it is found by what those before and after it name, and so is one that is no longer kept.
 */
export interface OfferNameWriter {
  /** Adds the names of a message that just came: the item with the largest number. */
  add(item: NamedItem, notification: Notification): void;
  /** Adds those of the message before all that were added of its event. */
  addEarlier(item: NamedItem, notification: Notification): void;
  /** Deletes what was known of items of these events, of which `oldestId` is the oldest that is left. */
  deleteBefore(eventIds: readonly string[], oldestId: number): void;
  /** Forgets what is in memory, after a transaction was undone. */
  forget(): void;
}

type NamedItem = Pick<NotificationItem, 'id' | 'best'>;

interface NamedEvent {
  readonly id: number;
  /** The names of its newest message. */
  readonly names: Set<number>;
  spans: number;
}

export function createOfferNameWriter(database: DatabaseSync): OfferNameWriter {
  const dictionary = createNameDictionary(database);
  const known = new LRUCache<string, NamedEvent>({
    maxSize: MAX_KNOWN_NAMES,
    sizeCalculation: ({ names }, key) => names.size + entriesFor(key.length, NAMES_PER_KEY),
  });
  const find = database.prepare('SELECT id FROM named_events WHERE event_id = ? AND website = ?');
  const insertEvent = database.prepare('INSERT INTO named_events (event_id, website) VALUES (?, ?)');
  const count = database.prepare('SELECT count(*) AS spans FROM name_spans WHERE event = ?');
  const current = database.prepare(`SELECT name FROM name_spans WHERE event = ? AND last = ${UNTIL_NOW}`);
  const earliest = database.prepare(`SELECT name FROM name_spans WHERE event = ? AND first = ${FROM_BEGINNING}`);
  const insert = database.prepare('INSERT OR IGNORE INTO name_spans (event, name, first, last) VALUES (?, ?, ?, ?)');
  const end = database.prepare(`UPDATE name_spans SET last = ? WHERE event = ? AND name = ? AND last = ${UNTIL_NOW}`);
  const begin = database.prepare(
    `UPDATE name_spans SET first = ? WHERE event = ? AND name = ? AND first = ${FROM_BEGINNING}`,
  );
  const lastOfDropped = database.prepare(
    `SELECT last FROM name_spans WHERE event = ? AND last < ${UNTIL_NOW} ORDER BY last LIMIT 1 OFFSET ${DROPPED_SPANS}`,
  );
  const drop = database.prepare('DELETE FROM name_spans WHERE event = ? AND last <= ? RETURNING name');
  const findEvents = database.prepare('SELECT id FROM named_events WHERE event_id = ?');
  const hasItems = database.prepare('SELECT 1 FROM event_texts WHERE event_id = ? LIMIT 1');
  const removeEvent = database.prepare('DELETE FROM named_events WHERE id = ?');

  const idsOf = (notification: Notification, { best }: NamedItem): Set<number> =>
    new Set(Array.from(offerNames(notification, best), dictionary.idOf));
  const keyOf = (eventId: string, website: string): string => JSON.stringify([eventId, website]);

  function findEvent(eventId: string, website: string): NamedEvent | null {
    const inMemory = known.get(keyOf(eventId, website));
    if (inMemory !== undefined) return inMemory;
    const row = find.get(eventId, website);
    if (row === undefined) return null;
    const id = Number(row.id);
    const names = new Set(current.all(id).map(({ name }) => Number(name)));
    return { id, names, spans: Number(count.get(id)?.spans) };
  }

  function insertFirst(eventId: string, website: string, names: Set<number>): NamedEvent {
    const id = Number(insertEvent.run(eventId, website).lastInsertRowid);
    for (const name of names) insert.run(id, name, FROM_BEGINNING, UNTIL_NOW);
    return { id, names, spans: names.size };
  }

  function dropSpans(event: number, last: number): void {
    dictionary.deleteUnused(drop.all(event, last).map(({ name }) => Number(name)));
  }

  /** Changes an event's names to those of a newer message. */
  function update(event: NamedEvent, id: number, names: ReadonlySet<number>): NamedEvent {
    const gone = [...event.names].filter((name) => !names.has(name));
    const added = [...names].filter((name) => !event.names.has(name));
    for (const name of gone) {
      end.run(id - 1, event.id, name);
      event.names.delete(name);
    }
    for (const name of added) {
      insert.run(event.id, name, id, UNTIL_NOW);
      event.names.add(name);
    }
    event.spans += added.length;
    if (event.spans > MAX_SPANS) {
      const last = lastOfDropped.get(event.id)?.last;
      if (last !== undefined) dropSpans(event.id, Number(last));
      event.spans = Number(count.get(event.id)?.spans);
    }
    return event;
  }

  return {
    add(item, notification) {
      if (notification.offers.length === 0) return;
      const website = websiteKey(notification.website);
      const { event_id } = notification;
      const names = idsOf(notification, item);
      const event = findEvent(event_id, website);
      const named = event === null ? insertFirst(event_id, website, names) : update(event, item.id, names);
      known.set(keyOf(event_id, website), named);
    },
    addEarlier(item, notification) {
      if (notification.offers.length === 0) return;
      const website = websiteKey(notification.website);
      const { event_id } = notification;
      const names = idsOf(notification, item);
      const event = findEvent(event_id, website);
      if (event === null) {
        insertFirst(event_id, website, names);
        return;
      }
      const isFull = event.spans >= MAX_SPANS;
      const later = new Set(earliest.all(event.id).map(({ name }) => Number(name)));
      for (const name of later) if (isFull || !names.has(name)) begin.run(item.id + 1, event.id, name);
      for (const name of names) {
        if (isFull || later.has(name)) continue;
        insert.run(event.id, name, FROM_BEGINNING, item.id);
        event.spans += 1;
      }
    },
    deleteBefore(eventIds, oldestId) {
      for (const eventId of new Set(eventIds)) {
        const isGone = hasItems.get(eventId) === undefined;
        for (const { id } of findEvents.all(eventId)) {
          dropSpans(Number(id), isGone ? UNTIL_NOW : oldestId - 1);
          if (isGone) removeEvent.run(id as number);
        }
      }
      known.clear();
    },
    forget() {
      known.clear();
      dictionary.forget();
    },
  };
}
