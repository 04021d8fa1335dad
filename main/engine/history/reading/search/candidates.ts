import type { DatabaseSync } from 'node:sqlite';
import { findTexts } from './find-texts.ts';
import type { SearchedWord } from './searched-word.ts';
import { intersectSpans, mergeSpans, type Span } from './word-spans.ts';

/** Items with this text, of this site if one is given, in this span: those that have every word are among them. */
export interface Candidate extends Span {
  readonly text: number;
  readonly website: string | null;
}

/** With more texts than this, going through the items is quicker. */
const MAX_TEXTS = 20_000;
const ALL: Span = { first: 0, last: Number.MAX_SAFE_INTEGER };

/**
 * Every place where a search may find something, the newest texts first; `null` if there are too many for them to be of
 * help.
 *
 * @param words the rarest first.
 */
export function findCandidates(database: DatabaseSync, words: readonly SearchedWord[]): readonly Candidate[] | null {
  const onlyInTexts = words.filter(({ spans }) => spans.byEvent?.size === 0).map(({ word }) => word);
  const texts = onlyInTexts.length > 0 ? findTexts(database, onlyInTexts) : textsWith(database, words[0]);
  return texts === null || texts.length > MAX_TEXTS ? null : narrow(database, texts, words);
}

/** The texts whose items may have a word, in the text itself or in a name. */
function textsWith(database: DatabaseSync, searched: SearchedWord | undefined): number[] | null {
  if (searched === undefined || searched.spans.byEvent === null) return null;
  const byName = database
    .prepare(
      `SELECT event_texts.id FROM event_texts JOIN named_events USING (event_id)
       WHERE named_events.id IN (SELECT value FROM json_each(?)) LIMIT ${MAX_TEXTS + 1}`,
    )
    .all(JSON.stringify([...searched.spans.byEvent.keys()]))
    .map((row) => Number(row.id));
  return byName.length > MAX_TEXTS ? null : [...new Set([...byName, ...findTexts(database, [searched.word])])];
}

function narrow(
  database: DatabaseSync,
  texts: readonly number[],
  words: readonly SearchedWord[],
): readonly Candidate[] {
  const found = database
    .prepare(
      `SELECT event_texts.id AS text, text AS content, named_events.id AS event, website
       FROM event_texts LEFT JOIN named_events USING (event_id)
       WHERE event_texts.id IN (SELECT value FROM json_each(?)) ORDER BY event_texts.id DESC`,
    )
    .all(JSON.stringify(texts));
  const whole = new Set<number>();
  return found.flatMap((row): Candidate[] => {
    const text = Number(row.text);
    const content = String(row.content);
    const missing = words.filter(({ word }) => !content.includes(word));
    if (missing.length === 0) {
      // Of two sites with an event of this id there are two rows.
      if (whole.has(text)) return [];
      whole.add(text);
      return [{ text, website: null, ...ALL }];
    }
    const event = Number(row.event);
    if (row.event === null || !missing.every(({ spans }) => spans.occursIn(event))) return [];
    const spans = missing.flatMap((word) => (word.spans.byEvent === null ? [] : [word.spans.byEvent.get(event) ?? []]));
    const website = String(row.website);
    return spans
      .map(mergeSpans)
      .reduce(intersectSpans, [ALL])
      .map((span) => ({ text, website, ...span }));
  });
}
