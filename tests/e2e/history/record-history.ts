import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { HistoryRecord } from '../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../main/engine/history/writing/history-writer.ts';
import { createDetachedSource } from '../../../main/engine/pipeline/detached-source.ts';
import { createPipeline } from '../../../main/engine/pipeline/pipeline.ts';

/** A message of the wire, and when it came, in milliseconds since the epoch. */
export interface PastMessage {
  readonly atMs: number;
  readonly message: object;
}

/** The moment of yesterday, in milliseconds since the epoch, at a full hour on the clock of this machine. */
export function yesterdayAt(hour: number): number {
  const date = new Date();
  date.setDate(date.getDate() - 1);
  return date.setHours(hour, 0, 0, 0);
}

/** Puts entries into the watchlist of a data folder on which no app runs yet. */
export function storeEntries(folder: string, entries: readonly WatchlistEntry[]): void {
  writeFileSync(join(folder, 'watchlist.json'), JSON.stringify({ version: 1, entries, damaged: [] }));
}

/**
 * Puts messages into the history of a data folder on which no app runs yet, oldest first: decided on by these entries and
 * recorded as the app does when they come.
 */
export function recordHistory(
  folder: string,
  messages: readonly PastMessage[],
  entries: readonly WatchlistEntry[] = [],
): void {
  const records: HistoryRecord[] = [];
  let nowMs = 0;
  let id = 1;
  const now = () => nowMs;
  const source = createDetachedSource(entries, { now, elapsed: now }, () => id++);
  const fail = (why: unknown): never => {
    throw new Error(`a message of the past: ${why}`);
  };
  const pipeline = createPipeline({
    source: () => source,
    settings: () => DEFAULT_SETTINGS,
    sink: {
      processed(_source, processed) {
        source.remember(processed);
        const { item, decision, fingerprint, frame, receivedAtMs } = processed;
        records.push({ kind: 'notification', item, decision, fingerprint, frame, receivedAtMs });
      },
      malformed: fail,
      error: fail,
    },
  });
  for (const { atMs, message } of messages) {
    nowMs = atMs;
    pipeline.accept(JSON.stringify({ ...message, timestamp: new Date(atMs).toISOString() }), atMs);
  }
  const writer = openHistoryWriter(join(folder, 'history.sqlite'), nowMs);
  writer.write(records, nowMs);
  writer.close();
}
