/** Steps from one schema version (SQLite's `user_version`) to the next; the history runs those it has not run yet. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE items (
     id INTEGER PRIMARY KEY,
     kind TEXT NOT NULL,
     at INTEGER NOT NULL,
     event_id TEXT,
     website TEXT,
     change_types TEXT,
     outcome TEXT,
     entry TEXT,
     fingerprint TEXT,
     search TEXT,
     opened_at TEXT,
     test INTEGER NOT NULL DEFAULT 0,
     item TEXT NOT NULL
   ) STRICT;
   CREATE INDEX items_by_time ON items (at);
   CREATE INDEX items_by_event ON items (event_id, id);
   CREATE INDEX alerts ON items (id, at, entry) WHERE outcome = 'alert';
   CREATE INDEX gaps ON items (id) WHERE kind = 'gap';
   CREATE TABLE payloads (
     id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
     decision TEXT NOT NULL,
     frame BLOB NOT NULL
   ) STRICT;
   CREATE TABLE toasts (toast_id TEXT PRIMARY KEY, item_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE events (event_id TEXT PRIMARY KEY, at INTEGER NOT NULL, facts TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  /*
   * `items` keeps what a list shows; whatever a list, a search or the start looks at moves to narrow tables beside it:
   *
   * - `item_index`: a row per item, small, so that going through a million takes a moment;
   * - `event_texts`: each wording of an event once, however many messages have it; `event_words` finds words in it;
   * - `quarter_counts`: messages and alerts of a quarter of an hour (time zones begin their days at one) by entry
   *   ('' for none), and `entry_alerts`: the newest alert of each entry;
   * - `frame_blocks`: the messages of one write, compressed together; `frames`: where in them a message is. `payloads`
   *   holds those of the first schema until they are pruned.
   *
   * Nothing here takes longer the more items there are: they are indexed in the background (`writing/backfill`), newest
   * first, and `backfills` has the number below which they are not yet.
   */
  `CREATE TABLE event_texts (
     id INTEGER PRIMARY KEY,
     event_id TEXT NOT NULL,
     text TEXT NOT NULL,
     UNIQUE (event_id, text)
   ) STRICT;
   CREATE VIRTUAL TABLE event_words USING fts5(
     event, artist, venue, location, event_id, offer,
     content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
   );
   CREATE TABLE item_index (
     id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
     kind TEXT NOT NULL,
     at INTEGER NOT NULL,
     text_id INTEGER,
     website TEXT,
     change_types TEXT,
     outcome TEXT,
     entry TEXT,
     fingerprint TEXT,
     test INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX index_by_time ON item_index (at);
   CREATE INDEX index_by_text ON item_index (text_id, id);
   CREATE INDEX index_by_website ON item_index (website, id);
   CREATE INDEX index_of_alerts ON item_index (id) WHERE outcome = 'alert' OR kind = 'gap';
   CREATE INDEX index_of_alert_times ON item_index (at, fingerprint) WHERE outcome = 'alert' AND test = 0;
   CREATE INDEX index_of_gaps ON item_index (id) WHERE kind = 'gap';
   CREATE TABLE quarter_counts (
     quarter INTEGER NOT NULL,
     entry TEXT NOT NULL,
     notifications INTEGER NOT NULL,
     alerts INTEGER NOT NULL,
     PRIMARY KEY (quarter, entry)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE entry_alerts (entry TEXT PRIMARY KEY, last_alert_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE frame_blocks (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
   CREATE TABLE frames (
     id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
     block INTEGER NOT NULL,
     start INTEGER NOT NULL,
     decision_length INTEGER NOT NULL,
     frame_length INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX frames_by_block ON frames (block);
   CREATE INDEX toasts_by_time ON toasts (at);
   CREATE INDEX events_by_time ON events (at);
   CREATE TABLE backfills (name TEXT PRIMARY KEY, below INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   INSERT INTO backfills SELECT 'item_index', coalesce(max(id) + 1, 0) FROM items;`,
  /* The result of a notification, as the user says. It outlives the notification: tickets that were got stay got. */
  `CREATE TABLE results (
     item_id INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     outcome TEXT NOT NULL,
     tickets INTEGER NOT NULL,
     entry TEXT,
     event_id TEXT NOT NULL
   ) STRICT;`,
  /*
   * Prices and stock over time, of an event (`section` '') or one section, by class. They outlive the messages: points
   * become hours once they are old. Sites are kept as `websiteKey` gives them, '' for none. What older messages say is
   * added in the background (`backfill/message-backfill.ts`), as above.
   */
  `CREATE TABLE series (
     id INTEGER PRIMARY KEY,
     event_id TEXT NOT NULL,
     website TEXT NOT NULL,
     section TEXT NOT NULL,
     class TEXT NOT NULL,
     name TEXT NOT NULL,
     label TEXT,
     UNIQUE (event_id, website, section, class)
   ) STRICT;
   CREATE TABLE series_points (
     series INTEGER NOT NULL,
     at INTEGER NOT NULL,
     item INTEGER NOT NULL,
     price REAL,
     stock REAL,
     PRIMARY KEY (series, at, item)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX series_points_by_time ON series_points (at);
   CREATE TABLE series_hours (
     series INTEGER NOT NULL,
     hour INTEGER NOT NULL,
     price_min REAL,
     price_max REAL,
     stock_min REAL,
     stock_max REAL,
     PRIMARY KEY (series, hour)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX series_hours_by_time ON series_hours (hour);
   INSERT INTO backfills SELECT 'series', coalesce(max(id) + 1, 0) FROM items;`,
  /*
   * What statistics are made of. It outlives the messages.
   *
   * - `drop_counts`: messages that brought stock by quarter of an hour, of each event and (event '') of each site;
   * - `delay_counts`: messages by hour and by how late they came (`core/statistics/delay-buckets.ts`);
   * - `stock_periods`: from when to when a section was in stock; `lasted_ms` is `NULL` until it is sold out, and if the
   *   connection was gone meanwhile;
   * - `alert_outcomes`: the result of each alert. It was good for `good_ms`, `NULL` as above.
   */
  `CREATE TABLE drop_counts (
     event_id TEXT NOT NULL,
     website TEXT NOT NULL,
     quarter INTEGER NOT NULL,
     drops INTEGER NOT NULL,
     PRIMARY KEY (event_id, website, quarter)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX drop_counts_by_quarter ON drop_counts (quarter);
   CREATE TABLE delay_counts (
     hour INTEGER NOT NULL,
     bucket INTEGER NOT NULL,
     messages INTEGER NOT NULL,
     PRIMARY KEY (hour, bucket)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE stock_periods (
     series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
     began_at INTEGER NOT NULL,
     item INTEGER NOT NULL,
     ended_at INTEGER,
     lasted_ms INTEGER,
     PRIMARY KEY (series, began_at)
   ) STRICT, WITHOUT ROWID;
   CREATE UNIQUE INDEX open_stock_periods ON stock_periods (series) WHERE ended_at IS NULL;
   CREATE INDEX stock_periods_by_time ON stock_periods (began_at, lasted_ms);
   CREATE TABLE alert_outcomes (
     id INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     event_id TEXT NOT NULL,
     website TEXT NOT NULL,
     entry TEXT NOT NULL,
     opened_at INTEGER,
     toast TEXT,
     toast_action TEXT,
     ended_at INTEGER,
     good_ms INTEGER
   ) STRICT;
   CREATE INDEX alert_outcomes_by_time ON alert_outcomes (at);
   CREATE INDEX alert_outcomes_by_event ON alert_outcomes (event_id, website, at);
   INSERT INTO backfills SELECT 'statistics', coalesce(max(id) + 1, 0) FROM items;
   INSERT INTO backfills SELECT 'stock_periods', iif(max(id) IS NULL, 0, ${Number.MAX_SAFE_INTEGER}) FROM items;`,
  /*
   * Price and classes (a JSON array) of the offer that the row shows, for the filters of the history. Of items that are
   * in the index already they are added in the background (`offer-backfill.ts`).
   */
  `ALTER TABLE item_index ADD COLUMN price REAL;
   ALTER TABLE item_index ADD COLUMN classes TEXT;
   INSERT INTO backfills SELECT 'offers', coalesce(max(id) + 1, 0) FROM item_index;`,
  /* Since when the prices of a series are in the currency of `label`. */
  'ALTER TABLE series ADD COLUMN currency_since INTEGER NOT NULL DEFAULT 0;',
  /*
   * The sections and offers of each message, for searches. Most messages of an event name the same ones, so that what is
   * kept is not the names of an item but from which item of an event to which one a name occurs (`name_spans`): a message
   * costs something only if a name comes or goes. Each name is kept once (`offer_names`); `offer_words` finds words in it
   * as `event_words` does. Older messages are added in the background (`backfill/message-backfill.ts`).
   */
  `CREATE TABLE offer_names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
   CREATE VIRTUAL TABLE offer_words USING fts5(
     name, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
   );
   CREATE TABLE named_events (
     id INTEGER PRIMARY KEY,
     event_id TEXT NOT NULL,
     website TEXT NOT NULL,
     UNIQUE (event_id, website)
   ) STRICT;
   CREATE TABLE name_spans (
     event INTEGER NOT NULL,
     name INTEGER NOT NULL,
     first INTEGER NOT NULL,
     last INTEGER NOT NULL,
     PRIMARY KEY (event, name, first)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX name_spans_by_name ON name_spans (name, event);
   INSERT INTO backfills SELECT 'offer_names', coalesce(max(id) + 1, 0) FROM items;`,
  /*
   * The newest points, in the order they came. Every message has points of a few series, each of which lies on a page of its own in
   * `series_points`: those of many messages are moved there together (`writing/new-points.ts`).
   */
  `CREATE TABLE new_points (
     series INTEGER NOT NULL,
     at INTEGER NOT NULL,
     item INTEGER NOT NULL,
     price REAL,
     stock REAL
   ) STRICT;`,
];
