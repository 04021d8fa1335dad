import type { ItemResult, NotificationItem } from '../../../core/feed/feed-item.ts';
import { muteEndAfterEvent } from '../../../core/feed/mute-end-after-event.ts';
import { wouldMuteLonger } from '../../../core/matching/filters/mute-end.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { formatGotTickets } from '../../lib/format/got-tickets.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { timeFormatOf } from '../../state/time-format.ts';
import { notify, notifySuccess, notifyWithUndo } from '../../ui/notify.tsx';
import { muteEntries } from '../../watchlist/actions/mute-entries.ts';
import { entryOf } from './watch-actions.ts';

/**
 * Notes the result of a drop; `null` takes it back. Once all tickets that the entry wants are got, it is muted until after
 * the event.
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
    if (outcome !== 'got' || wanted === null) return;
    if (got < wanted) notifySuccess(`${formatGotTickets(got, wanted)}, ${wanted - got} to go`);
    else await muteSatisfied(stores, item, wanted);
  } catch (error) {
    notify({ level: 'error', title: 'This was not noted', text: errorMessage(error) });
  }
}

async function muteSatisfied(stores: WindowStores, item: NotificationItem, wanted: number): Promise<void> {
  const done = `You have all ${wanted} tickets you wanted`;
  const nowMs = Date.now();
  const entry = entryOf(stores, item);
  const until = muteEndAfterEvent(item.event_infos, nowMs);
  if (entry === null || !wouldMuteLonger(entry, Date.parse(until))) return notifySuccess(done);
  const { undo } = await muteEntries(stores, [entry.id], until);
  notifyWithUndo(`${done}: muted until ${timeFormatOf(stores).dateTime(until, nowMs)}`, undo);
}
