import type { DatabaseSync } from 'node:sqlite';
import { findTexts } from './find-texts.ts';
import { intersectSpans, mergeSpans, type Span, type WordSpans } from './word-spans.ts';

/** Items with this text, of this site if one is given, in this span: each has every word of the search. */
export interface Candidate extends Span {
  readonly text: number;
  readonly website: string | null;
}

/** With more texts than this, going through the items is quicker. */
const MAX_TEXTS = 10_000;
const ALL: Span = { first: 0, last: Number.MAX_SAFE_INTEGER };

/** Every place where a search finds something; `null` if there are too many for them to be of help. */
export function findCandidates(
  database: DatabaseSync,
  words: readonly string[],
  spans: readonly WordSpans[],
): readonly Candidate[] | null {
  const onlyInTexts = words.filter((_, word) => spans[word]?.names.length === 0);
  if (onlyInTexts.length === words.length) {
    return findTexts(database, words).map((text) => ({ text, website: null, ...ALL }));
  }
  const texts = onlyInTexts.length > 0 ? findTexts(database, onlyInTexts) : textsWithRarest(database, words, spans);
  return texts.length > MAX_TEXTS ? null : narrow(database, texts, words, spans);
}

/** The texts whose items may have the word that the fewest names have, in the text itself or in a name. */
function textsWithRarest(database: DatabaseSync, words: readonly string[], spans: readonly WordSpans[]): number[] {
  const rarest = spans.reduce((least, word) => (word.names.length < least.names.length ? word : least));
  const byName = database
    .prepare(
      `SELECT event_texts.id FROM event_texts JOIN named_events USING (event_id) WHERE named_events.id IN (
         SELECT event FROM name_spans WHERE name IN (SELECT value FROM json_each(?))
       ) LIMIT ${MAX_TEXTS + 1}`,
    )
    .all(JSON.stringify(rarest.names))
    .map((row) => Number(row.id));
  if (byName.length > MAX_TEXTS) return byName;
  return [...new Set([...byName, ...findTexts(database, [words[spans.indexOf(rarest)] ?? ''])])];
}

/** Which items of these texts have every word. */
function narrow(
  database: DatabaseSync,
  texts: readonly number[],
  words: readonly string[],
  spans: readonly WordSpans[],
): readonly Candidate[] {
  const found = database
    .prepare(
      `SELECT event_texts.id AS text, text AS content, named_events.id AS event, website
       FROM event_texts LEFT JOIN named_events USING (event_id) WHERE event_texts.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(texts));
  const known = new Map<string, readonly Span[]>();
  const spansOf = (event: number, missing: readonly number[]): readonly Span[] => {
    const key = `${event} ${missing.join()}`;
    const made =
      known.get(key) ?? missing.map((word) => mergeSpans(spans[word]?.ofEvent(event) ?? [])).reduce(intersectSpans);
    known.set(key, made);
    return made;
  };
  const whole = new Set<number>();
  const candidates: Candidate[] = [];
  for (const row of found) {
    const text = Number(row.text);
    const content = String(row.content);
    const missing = words.flatMap((word, index) => (content.includes(word) ? [] : [index]));
    if (missing.length === 0) whole.add(text);
    else if (row.event !== null) {
      const website = String(row.website);
      for (const span of spansOf(Number(row.event), missing)) candidates.push({ text, website, ...span });
    }
  }
  for (const text of whole) candidates.push({ text, website: null, ...ALL });
  return candidates;
}
