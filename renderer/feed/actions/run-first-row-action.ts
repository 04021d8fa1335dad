import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { notify } from '../../ui/notify.tsx';
import { type RowActionId, rowActions } from './row-actions.ts';

interface Wanted {
  readonly label: string;
  /** The first of these that the row offers is done. */
  readonly rowActions?: readonly RowActionId[];
}

/** Does what a key wants of a row, or says why the row does not offer it. */
export function runFirstRowAction(stores: WindowStores, item: NotificationItem, wanted: Wanted): void {
  const action = rowActions(stores, item).find(({ id }) => wanted.rowActions?.includes(id));
  if (action?.disabled === null) action.run();
  else {
    notify({
      level: 'info',
      title: `${wanted.label}: not for this row`,
      text: action?.disabled ?? missingReason(item, wanted),
    });
  }
}

function missingReason(item: NotificationItem, { rowActions: ids = [] }: Wanted): string {
  if (ids.includes('event_page')) return 'The message gives no page of the event.';
  if (ids.includes('mute_hour')) return 'Nothing alerts for this event: no entry names it.';
  if (item.result !== undefined && ids.includes(item.result.outcome)) return 'It is marked already.';
  return 'It did not alert, and its link was not opened.';
}
