import type { ItemResult, NotificationItem } from '../../../core/feed/feed-item.ts';
import { withResult } from '../../../core/feed/item-result.ts';
import type { Profile } from './profile.ts';

/** Notes the result of an item in the history and the entry's count of tickets. Gives the item as it is then. */
export function recordResult(
  { recent, history, counters }: Pick<Profile, 'recent' | 'history' | 'counters'>,
  item: NotificationItem,
  result: ItemResult | null,
): NotificationItem {
  const { id, entry, event_id: eventId } = item;
  const added = (result?.tickets ?? 0) - (item.result?.tickets ?? 0);
  if (entry !== null && added !== 0) counters.addGotTickets(entry, added);
  history.record({ kind: 'result', id, entry, eventId, result });
  return recent.change(id, (before) => withResult(before, result)) ?? withResult(item, result);
}
