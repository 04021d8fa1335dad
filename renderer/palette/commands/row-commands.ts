import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { ROW_ACTION_ICONS } from '../../feed/actions/row-action-icons.ts';
import { rowActions } from '../../feed/actions/row-actions.ts';
import { shortcutOfRowAction } from '../../shortcuts/shortcuts.ts';
import type { WindowStores } from '../../state/stores.tsx';
import type { Command } from '../command.ts';

/** What can be done with the current row. */
export function rowCommands(stores: WindowStores, item: NotificationItem | null): Command[] {
  if (item === null) return [];
  const title = formatEventTitle(item);
  return rowActions(stores, item)
    .filter(({ disabled }) => disabled === null)
    .map((action) => {
      const shortcut = shortcutOfRowAction(action.id);
      return {
        id: `row ${action.id}`,
        label: action.label,
        detail: title,
        Icon: ROW_ACTION_ICONS[action.id],
        run: action.run,
        ...(shortcut === null ? {} : { shortcut: shortcut.id }),
      };
    });
}
