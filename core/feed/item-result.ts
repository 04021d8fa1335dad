import type { ItemResult, NotificationItem } from './feed-item.ts';

/** The item with its result; `null` takes it back. */
export function withResult(item: NotificationItem, result: ItemResult | null): NotificationItem {
  const { result: _before, ...rest } = item;
  return result === null ? rest : { ...rest, result };
}
