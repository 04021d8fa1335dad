import type { ItemResult, NotificationItem } from '../../../core/feed/feed-item.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';
import { entryOf } from './watch-actions.ts';

/**
 * Notes what came of a drop; `null` takes it back.
 *
 * @param tickets how many were got; by default as many as the entry wants together, else 1.
 */
export async function recordResult(
  stores: WindowStores,
  item: NotificationItem,
  outcome: ItemResult['outcome'] | null,
  tickets: number = entryOf(stores, item)?.seat_quantity ?? 1,
): Promise<void> {
  try {
    const { got, wanted } = await stores.bridge.request('feed.result', { id: item.id, outcome, tickets });
    if (outcome === 'got' && wanted !== null) notifySuccess(formatGot(got, wanted));
  } catch (error) {
    notify({ level: 'error', title: 'This was not noted', text: errorMessage(error) });
  }
}

function formatGot(got: number, wanted: number): string {
  return got >= wanted
    ? `You have all ${wanted} tickets you wanted`
    : `${got} of ${wanted} tickets, ${wanted - got} to go`;
}
