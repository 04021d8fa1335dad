import type { NotificationItem } from '../../core/feed/feed-item.ts';
import { useWatchlist } from '../state/stores.tsx';

/** What the deciding entry is called, for a message that does not name its event; blank if that is not known. */
export function useEntryLabel(item: NotificationItem): string {
  return useWatchlist((slice) => (item.entry === null ? '' : (slice.byId.get(item.entry)?.entry.label ?? '')));
}
