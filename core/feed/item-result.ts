import type { ItemResult, NotificationItem } from './feed-item.ts';

/** The item with its result; `null` takes it back. */
export function withResult(item: NotificationItem, result: ItemResult | null): NotificationItem {
  const { result: _before, ...rest } = item;
  return result === null ? rest : { ...rest, result };
}

/** Whether nobody has to be reached any more: the link was opened, the user reported a result, or it is stale. */
export function isHandled({ opened_at: openedAt, result, superseded }: NotificationItem): boolean {
  return openedAt !== null || result !== undefined || superseded !== undefined;
}
