import { IconListDetails } from '@tabler/icons-react';
import { formatDateTime } from '../../lib/format/time.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { entryTitle, formatFilters } from '../../watchlist/entry-text.ts';
import { mutedUntilMs } from '../../watchlist/muted-until.ts';
import { searchEntries } from '../../watchlist/search-entries.ts';
import type { Command } from '../command.ts';
import type { PaletteQuery } from '../parse-palette-query.ts';

/** The entries that a query finds. Each opens its form. */
export function entryCommands({ watchlist, editor }: WindowStores, query: PaletteQuery): Command[] {
  const nowMs = Date.now();
  return searchEntries(watchlist.getState().watchlist?.entries ?? [], query.words.join(' ')).map((overview) => {
    const { entry, alerts_today } = overview;
    const untilMs = mutedUntilMs(entry, nowMs);
    const muted = untilMs === null ? null : `muted until ${formatDateTime(new Date(untilMs).toISOString(), nowMs)}`;
    return {
      id: `entry ${entry.id}`,
      label: entryTitle(overview),
      detail: formatFilters(entry),
      note: !entry.enabled ? 'off' : (muted ?? (alerts_today === 0 ? '' : `${alerts_today} today`)),
      Icon: IconListDetails,
      run: () => editor.getState().edit({ entryId: entry.id, overrides: {} }),
    };
  });
}
