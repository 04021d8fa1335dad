import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem, NotificationItem } from '../../../../core/feed/feed-item.ts';
import { filteredFacts } from '../../../../core/feed/search/history-filters.ts';
import { websiteKey } from '../../../../core/notification/website-key.ts';
import { changeTypesText, QUARTER_MS } from '../database/index-values.ts';
import { createEventTexts, type EventTexts } from './event-texts.ts';
import type { PendingCounts } from './records/pending-counts.ts';

/** Writes what lists, searches and the start look at, inside transactions of the caller, which end with `PendingCounts.write`. */
export interface ItemIndexer {
  readonly texts: EventTexts;
  /**
   * Adds an item.
   *
   * @param fingerprint that of an alert.
   * @param isNamed whether the names of its offers are kept beside it; else those of its best offer belong to its text.
   */
  add(item: FeedItem, atMs: number, fingerprint: string | null, isNamed: boolean): void;
}

export function createItemIndexer(database: DatabaseSync, counts: PendingCounts): ItemIndexer {
  const texts = createEventTexts(database);
  const insert = database.prepare(
    `INSERT INTO item_index (id, kind, at, test, text_id, website, change_types, outcome, entry, fingerprint, price, classes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const count = counts.counter(
    database.prepare(
      `INSERT INTO quarter_counts (quarter, entry, notifications, alerts) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET
         notifications = notifications + excluded.notifications, alerts = alerts + excluded.alerts`,
    ),
  );
  const alerted = counts.counter(
    database.prepare(
      `INSERT INTO entry_alerts (entry, last_alert_at) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET last_alert_at = max(last_alert_at, excluded.last_alert_at)`,
    ),
    Math.max,
  );

  function addNotification(item: NotificationItem, at: number, fingerprint: string | null, isNamed: boolean): void {
    const { price, classes } = filteredFacts(item);
    insert.run(
      item.id,
      item.kind,
      at,
      item.test ? 1 : 0,
      texts.idOf(isNamed ? { ...item, best: null } : item),
      item.website === null ? null : websiteKey(item.website),
      changeTypesText(item.changes.map((change) => change.type)),
      item.outcome,
      item.entry,
      fingerprint,
      price,
      classes,
    );
    if (item.test) return;
    const alert = item.outcome === 'alert';
    count([Math.floor(at / QUARTER_MS), (alert ? item.entry : null) ?? ''], 1, alert ? 1 : 0);
    if (alert && item.entry !== null) alerted([item.entry], at);
  }

  return {
    texts,
    add(item, at, fingerprint, isNamed) {
      if (item.kind === 'notification') addNotification(item, at, fingerprint, isNamed);
      else insert.run(item.id, item.kind, at, 0, null, null, null, null, null, null, null, null);
    },
  };
}
