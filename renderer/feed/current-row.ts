import type { NotificationItem } from '../../core/feed/feed-item.ts';
import { type FeedLine, feedLines } from '../../core/feed/groups/feed-lines.ts';
import { isActionable } from '../../core/feed/groups/is-stale.ts';
import type { WindowStores } from '../state/stores.tsx';
import { timeFormatOf } from '../state/time-format.ts';

/** The row whose cart is the one to press as long as none is selected: the newest that can be acted on. */
export function firstActionable(lines: readonly FeedLine[]): NotificationItem | null {
  const line = lines.find((one) => one.kind === 'lead' && isActionable(one.item));
  return line?.kind === 'lead' ? line.item : null;
}

/**
 * The row that keys and the palette act on: the selected one, else the one whose cart button is filled. `null` if there
 * is neither. A selected row that the list does not hold is asked for. In the history only the selected row counts.
 */
export async function currentRow(stores: WindowStores): Promise<NotificationItem | null> {
  const loaded = loadedCurrentRow(stores);
  const { selected } = stores.view.getState();
  if (loaded !== null || selected === null) return loaded;
  return (await stores.bridge.request('feed.detail', { id: selected }))?.item ?? null;
}

/** As `currentRow`, of what the window holds already. */
export function loadedCurrentRow(stores: WindowStores): NotificationItem | null {
  const { items, buffered } = stores.feed.getState();
  const { view, selected, grouped, expandedGroups } = stores.view.getState();
  if (selected === null) {
    if (view === 'history') return null;
    return firstActionable(feedLines(items, { grouped, expanded: expandedGroups, dayOf: timeFormatOf(stores).dayKey }));
  }
  const item = [...items, ...buffered, ...stores.history.getState().items].find(({ id }) => id === selected);
  return item?.kind === 'notification' ? item : null;
}
