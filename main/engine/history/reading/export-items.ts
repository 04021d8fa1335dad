import type { DatabaseSync } from 'node:sqlite';
import { type ExportFormat, type ExportPart, exportPart } from '../../../../core/bridge/export-part.ts';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { HISTORY_CSV_HEADER, toHistoryCsv, toHistoryJson } from '../../../../core/feed/records/history-rows.ts';
import type { RowReader } from '../database/row.ts';
import type { ListQuery } from '../history-records.ts';
import { listItems } from './list-items.ts';
import { createMessageReader, MESSAGE_COLUMNS, MESSAGE_SOURCE } from './stored-notifications.ts';

/** Items of one part. JSON needs each message decoded, and a search waits until the part is done. */
const PART_ITEMS: Readonly<Record<ExportFormat, number>> = { csv: 1_000, json: 100 };

/**
 * A part of a list as a file, newest first; the next part starts `before` its last item. Gaps and test alerts are left out.
 */
export function exportItems(
  database: DatabaseSync,
  rows: RowReader,
  query: Omit<ListQuery, 'limit'>,
  format: ExportFormat,
): ExportPart<number> {
  const page = listItems(database, rows, { ...query, limit: PART_ITEMS[format] });
  const items = page.items.filter((item): item is NotificationItem => item.kind === 'notification' && !item.test);
  const lines = format === 'csv' ? items.map(toHistoryCsv) : jsonLines(database, rows, items);
  return exportPart(lines, {
    format,
    isFirst: query.before === null,
    csvHeader: HISTORY_CSV_HEADER,
    next: page.more ? (page.items.at(-1)?.id ?? null) : null,
  });
}

function jsonLines(database: DatabaseSync, rows: RowReader, items: readonly NotificationItem[]): string[] {
  const found = database
    .prepare(
      `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_SOURCE} WHERE items.id IN (SELECT value FROM json_each(?))
         AND (frames.id IS NOT NULL OR payloads.id IS NOT NULL) ORDER BY items.id DESC`,
    )
    .all(JSON.stringify(items.map(({ id }) => id)));
  const messages = new Map(rows.readAll(found, createMessageReader(database)).map((one) => [one.item.id, one]));
  return items.map((item) => toHistoryJson(item, messages.get(item.id) ?? null));
}
