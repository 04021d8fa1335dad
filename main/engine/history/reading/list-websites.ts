import type { DatabaseSync } from 'node:sqlite';

/** The sites that messages came from, as `websiteKey` gives them, in order: one look into the index for each. */
export function listWebsites(database: DatabaseSync): string[] {
  return database
    .prepare(
      `WITH RECURSIVE sites (site) AS (
         SELECT min(website) FROM item_index
         UNION ALL
         SELECT (SELECT min(website) FROM item_index WHERE website > site) FROM sites WHERE site IS NOT NULL
       ) SELECT site FROM sites WHERE site IS NOT NULL`,
    )
    .all()
    .map(({ site }) => String(site));
}
