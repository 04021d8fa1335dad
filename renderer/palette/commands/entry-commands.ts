import { IconListDetails } from '@tabler/icons-react';
import type { WindowStores } from '../../state/stores.tsx';
import { timeFormatOf } from '../../state/time-format.ts';
import { entryTitle, formatFilters } from '../../watchlist/entry-text.ts';
import { mutedUntilMs } from '../../watchlist/muted-until.ts';
import { searchEntries } from '../../watchlist/search-entries.ts';
import type { Command } from '../command.ts';
import type { PaletteQuery } from '../parse-palette-query.ts';

/** The entries that a query finds. Each opens its form. */
export function entryCommands(stores: WindowStores, query: PaletteQuery): Command[] {
  const { watchlist, editor } = stores;
  const times = timeFormatOf(stores);
  const nowMs = Date.now();
  return searchEntries(watchlist.getState().watchlist?.entries ?? [], query.words.join(' ')).map((overview) => {
    const { entry, alerts_today } = overview;
    const untilMs = mutedUntilMs(entry, nowMs);
    const muted = untilMs === null ? null : `muted until ${times.dateTime(new Date(untilMs).toISOString(), nowMs)}`;
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
