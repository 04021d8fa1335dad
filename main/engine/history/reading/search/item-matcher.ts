import type { DatabaseSync } from 'node:sqlite';
import type { SearchedWord } from './searched-word.ts';

/** An item as a search goes through them. */
export interface SearchedRow {
  readonly id: number;
  readonly text_id: number;
  readonly website: string | null;
}

/** Whether an item has every word, in the text of its event or in the names of its sections and offers. */
export type ItemMatcher = (row: SearchedRow) => boolean;

/** Looks every text and event up once: it is made for one search. @param words the rarest first. */
export function createItemMatcher(database: DatabaseSync, words: readonly SearchedWord[]): ItemMatcher {
  const findText = database.prepare('SELECT event_id, text FROM event_texts WHERE id = ?');
  const findEvent = database.prepare('SELECT id FROM named_events WHERE event_id = ? AND website = ?');
  const texts = new Map<number, { readonly eventId: string; readonly missing: readonly SearchedWord[] }>();
  const events = new Map<string, number | null>();

  function textOf(id: number) {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const row = findText.get(id);
    const text = String(row?.text ?? '');
    const made = { eventId: String(row?.event_id), missing: words.filter(({ word }) => !text.includes(word)) };
    texts.set(id, made);
    return made;
  }

  function eventOf(eventId: string, website: string): number | null {
    const key = `${website}\n${eventId}`;
    const known = events.get(key);
    if (known !== undefined) return known;
    const row = findEvent.get(eventId, website);
    const id = row === undefined ? null : Number(row.id);
    events.set(key, id);
    return id;
  }

  return ({ id, text_id, website }) => {
    const { eventId, missing } = textOf(text_id);
    if (missing.length === 0) return true;
    if (missing[0]?.spans.byEvent?.size === 0) return false;
    const event = eventOf(eventId, website ?? '');
    return event !== null && missing.every(({ spans }) => spans.covers(event, id));
  };
}
