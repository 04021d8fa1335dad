import type { DatabaseSync } from 'node:sqlite';
import { doneFrom } from '../../database/backfill-position.ts';
import { findNames } from './find-texts.ts';

/** A word with more spans than this is looked for in one event at a time. */
const MAX_SPANS = 10_000;

/** From which item to which one, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Where a word occurs in the names of sections and offers. */
export interface WordSpans {
  /** By event, if there are not too many; empty if no name contains the word. */
  readonly byEvent: ReadonlyMap<number, readonly Span[]> | null;
  /** Whether an item of an event has the word in a name. */
  covers(event: number, item: number): boolean;
  /** Whether any item of an event may have it. */
  occursIn(event: number): boolean;
}

/** Looks up what is asked for once: it is made for one search. */
export function createWordSpans(database: DatabaseSync, word: string): WordSpans {
  const names = findNames(database, word);
  // The names of older messages are not known yet.
  const namedFrom = doneFrom(database, 'offer_names');
  const found =
    names.length === 0
      ? []
      : database
          .prepare(
            `SELECT event, max(first, ?) AS first, last FROM name_spans INDEXED BY name_spans_by_name
             WHERE name IN (SELECT value FROM json_each(?)) AND last >= ? LIMIT ${MAX_SPANS + 1}`,
          )
          .all(namedFrom, JSON.stringify(names), namedFrom);
  if (found.length > MAX_SPANS) return spansOfMany(database, new Set(names), namedFrom);
  const byEvent = new Map<number, Span[]>();
  for (const row of found) {
    const event = Number(row.event);
    const spans = byEvent.get(event);
    const span = { first: Number(row.first), last: Number(row.last) };
    if (spans === undefined) byEvent.set(event, [span]);
    else spans.push(span);
  }
  return {
    byEvent,
    covers: (event, item) => byEvent.get(event)?.some((span) => contains(span, item)) ?? false,
    occursIn: (event) => byEvent.has(event),
  };
}

/** Of a word that is in many names: most events have it most of the time, so little is read of each. */
function spansOfMany(database: DatabaseSync, names: ReadonlySet<number>, namedFrom: number): WordSpans {
  const ofEvent = database.prepare('SELECT name, first, last FROM name_spans WHERE event = ?');
  const complete = new Map<number, readonly Span[]>();
  /** The span that was found last: most items of an event are in the same one. */
  const latest = new Map<number, Span>();

  function find(event: number, isWanted: (span: Span) => boolean): boolean {
    const before = latest.get(event);
    if (before !== undefined && isWanted(before)) return true;
    const known = complete.get(event);
    const spans: Span[] = [];
    for (const row of known === undefined ? ofEvent.iterate(event) : []) {
      if (!names.has(Number(row.name)) || Number(row.last) < namedFrom) continue;
      const span = { first: Math.max(Number(row.first), namedFrom), last: Number(row.last) };
      if (isWanted(span)) {
        latest.set(event, span);
        return true;
      }
      spans.push(span);
    }
    if (known === undefined) complete.set(event, spans);
    return known?.some(isWanted) ?? false;
  }

  return {
    byEvent: null,
    covers: (event, item) => find(event, (span) => contains(span, item)),
    occursIn: (event) => find(event, () => true),
  };
}

const contains = ({ first, last }: Span, item: number): boolean => first <= item && item <= last;

/** What is in a span of both lists, as spans that do not overlap, newest first. */
export function intersectSpans(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  const left = mergeSpans(one);
  const right = mergeSpans(other);
  const both: Span[] = [];
  for (let a = 0, b = 0; ; ) {
    const x = left[a];
    const y = right[b];
    if (x === undefined || y === undefined) return both;
    const span = { first: Math.max(x.first, y.first), last: Math.min(x.last, y.last) };
    if (span.first <= span.last) both.push(span);
    if (x.first >= y.first) a += 1;
    else b += 1;
  }
}

/** The same items as spans that do not overlap, newest first. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => b.last - a.last)) {
    const before = merged.at(-1);
    if (before !== undefined && span.last >= before.first - 1) {
      merged[merged.length - 1] = { first: Math.min(before.first, span.first), last: before.last };
    } else merged.push(span);
  }
  return merged;
}
