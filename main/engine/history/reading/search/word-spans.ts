import type { DatabaseSync } from 'node:sqlite';
import { doneFrom } from '../../database/backfill-position.ts';
import type { Row } from '../../database/row.ts';
import { findNames } from './find-texts.ts';

/** A word in more names than this is looked for among the names of an event instead of the other way round. */
const FEW_NAMES = 50;

/** From which item to which one, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Where a word occurs in the names of sections and offers. */
export interface WordSpans {
  /** The names that contain the word. */
  readonly names: readonly number[];
  /** Whether one of them is a name of this item of an event. */
  covers(event: number, item: number): boolean;
  /** The items of an event that have one of them, newest first; spans may overlap. */
  ofEvent(event: number): readonly Span[];
}

/** Looks up what is asked for once: it is made for one search. */
export function createWordSpans(database: DatabaseSync, word: string): WordSpans {
  const names = findNames(database, word);
  // The names of older messages are not known yet.
  const namedFrom = doneFrom(database, 'offer_names');
  const isName = new Set(names);
  const complete = new Map<number, readonly Span[]>();
  /** The span that covered the last item of an event: most of its items are in the same one. */
  const latest = new Map<number, Span>();
  const ofName = database.prepare('SELECT first, last FROM name_spans WHERE event = ? AND name = ?');
  const ofAll = database.prepare('SELECT name, first, last FROM name_spans WHERE event = ?');

  function* rowsOf(event: number): Generator<Row> {
    if (names.length <= FEW_NAMES) for (const name of names) yield* ofName.all(event, name);
    else for (const row of ofAll.iterate(event)) if (isName.has(Number(row.name))) yield row;
  }

  function* read(event: number): Generator<Span> {
    for (const row of rowsOf(event)) {
      const span = { first: Math.max(Number(row.first), namedFrom), last: Number(row.last) };
      if (span.first <= span.last) yield span;
    }
  }

  return {
    names,
    covers(event, item) {
      if (names.length === 0) return false;
      const contains = ({ first, last }: Span) => first <= item && item <= last;
      const before = latest.get(event);
      if (before !== undefined && contains(before)) return true;
      const known = complete.get(event);
      const spans: Span[] = [];
      for (const span of known ?? read(event)) {
        if (contains(span)) {
          latest.set(event, span);
          return true;
        }
        spans.push(span);
      }
      complete.set(event, spans);
      return false;
    },
    ofEvent(event) {
      const spans = complete.get(event) ?? [...read(event)];
      complete.set(event, spans);
      return spans;
    },
  };
}

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
