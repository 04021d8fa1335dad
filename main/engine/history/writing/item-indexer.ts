import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem, NotificationItem } from '../../../../core/feed/feed-item.ts';
import { filteredFacts } from '../../../../core/feed/search/history-filters.ts';
import { changeTypesText, QUARTER_MS, websiteKey } from '../database/index-values.ts';
import { createEventTexts, type EventTexts } from './event-texts.ts';

/** Writes what lists, searches and the start look at. */
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

export function createItemIndexer(database: DatabaseSync): ItemIndexer {
  const texts = createEventTexts(database);
  const insert = database.prepare(
    `INSERT INTO item_index (id, kind, at, text_id, website, change_types, outcome, entry, fingerprint, test, price, classes)
     VALUES (:id, :kind, :at, :text_id, :website, :change_types, :outcome, :entry, :fingerprint, :test, :price, :classes)`,
  );
  const count = database.prepare(
    `INSERT INTO quarter_counts (quarter, entry, notifications, alerts) VALUES (?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET notifications = notifications + 1, alerts = alerts + excluded.alerts`,
  );
  const alerted = database.prepare(
    `INSERT INTO entry_alerts (entry, last_alert_at) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET last_alert_at = max(last_alert_at, excluded.last_alert_at)`,
  );

  function addNotification(item: NotificationItem, at: number, fingerprint: string | null, isNamed: boolean): void {
    insert.run({
      id: item.id,
      kind: item.kind,
      at,
      text_id: texts.idOf(isNamed ? { ...item, best: null } : item),
      website: item.website === null ? null : websiteKey(item.website),
      change_types: changeTypesText(item.changes.map((change) => change.type)),
      outcome: item.outcome,
      entry: item.entry,
      fingerprint,
      test: item.test ? 1 : 0,
      ...filteredFacts(item),
    });
    if (item.test) return;
    const alert = item.outcome === 'alert';
    count.run(Math.floor(at / QUARTER_MS), (alert ? item.entry : null) ?? '', alert ? 1 : 0);
    if (alert && item.entry !== null) alerted.run(item.entry, at);
  }

  return {
    texts,
    add(item, at, fingerprint, isNamed) {
      if (item.kind === 'notification') addNotification(item, at, fingerprint, isNamed);
      else {
        insert.run({
          id: item.id,
          kind: item.kind,
          at,
          text_id: null,
          website: null,
          change_types: null,
          outcome: null,
          entry: null,
          fingerprint: null,
          test: 0,
          price: null,
          classes: null,
        });
      }
    },
  };
}
