import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { FeedItem } from '../../../../core/feed/feed-item.ts';
import { readItem } from './row.ts';

/** What is salvaged has to be quick: the start, or what is recorded meanwhile, waits for it. */
const MAX_ITEMS = 2_000;
const MAX_TIME_MS = 250;
const PAGE_ITEMS = 100;
/** How many numbers are skipped at a place that cannot be read; twice as many at the next one. */
const FIRST_SKIP = 100;

/** A line of a file that cannot be used as a whole. */
export interface SalvagedItem {
  readonly item: FeedItem;
  readonly atMs: number;
  readonly fingerprint: string | null;
}

/** The newest lines of a file that can still be read, newest first; without their messages. Never throws. */
export function salvageItems(path: string): SalvagedItem[] {
  for (const open of [openReadOnly, openImmutable]) {
    const salvaged = readFrom(() => open(path));
    if (salvaged.length > 0) return salvaged;
  }
  return [];
}

function openReadOnly(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true });
}

/** For a folder that cannot be written: SQLite would need to make a file there to follow the write-ahead log. */
function openImmutable(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  url.search = '?immutable=1';
  return new DatabaseSync(url, { readOnly: true });
}

function readFrom(open: () => DatabaseSync): SalvagedItem[] {
  const salvaged: SalvagedItem[] = [];
  let database: DatabaseSync | null = null;
  try {
    database = open();
    readPages(database, salvaged);
  } catch {
    // What was read until here is kept.
  }
  try {
    database?.close();
  } catch {
    // A damaged file may refuse even to be closed.
  }
  return salvaged;
}

function readPages(database: DatabaseSync, salvaged: SalvagedItem[]): void {
  const deadlineMs = performance.now() + MAX_TIME_MS;
  const fingerprint = hasTable(database, 'item_index')
    ? '(SELECT fingerprint FROM item_index WHERE item_index.id = items.id)'
    : 'fingerprint';
  const page = database.prepare(
    `SELECT id, at, item, ${fingerprint} AS fingerprint FROM items WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  // A damaged number may be larger than any of JavaScript; read as such it would cost its page.
  page.setReadBigInts(true);
  let before = Number(database.prepare('SELECT CAST(max(id) + 1 AS REAL) AS id FROM items').get()?.id ?? 0);
  let skip = FIRST_SKIP;
  while (before > 0 && salvaged.length < MAX_ITEMS && performance.now() < deadlineMs) {
    try {
      const rows = page.all(before, PAGE_ITEMS);
      for (const row of rows) {
        before = Number(row.id);
        const salvagedItem = toSalvagedItem(row);
        if (salvagedItem !== null) salvaged.push(salvagedItem);
      }
      if (rows.length < PAGE_ITEMS) return;
    } catch {
      before -= skip;
      skip *= 2;
    }
  }
}

function toSalvagedItem(row: Record<string, unknown>): SalvagedItem | null {
  try {
    const id = Number(row.id);
    if (!Number.isSafeInteger(id) || id < 0) return null;
    const item = { ...readItem(row), id };
    return { item, atMs: Number(row.at), fingerprint: row.fingerprint === null ? null : String(row.fingerprint) };
  } catch {
    return null;
  }
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined;
}
