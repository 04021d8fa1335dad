import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { ShortcutKey } from '../../shortcuts/ShortcutKey.tsx';
import { shortcutOfRowAction } from '../../shortcuts/shortcuts.ts';
import { useStores } from '../../state/stores.tsx';
import { ContextMenu } from '../../ui/menus/ContextMenu.tsx';
import { ROW_ACTION_ICONS } from '../actions/row-action-icons.ts';
import { type RowAction, rowActions } from '../actions/row-actions.ts';
import { useNarrowingCost } from '../actions/use-narrowing-cost.ts';
import styles from '../feed.module.css';
import type { RowMenuTarget } from './use-row-clicks.ts';

/** What can be done with a row. One menu serves the whole list. */
export function RowMenu({ target, onClose }: { target: RowMenuTarget | null; onClose: () => void }) {
  const stores = useStores();
  if (target === null) return null;
  const { item, x, y } = target;
  const actions = rowActions(stores, item);
  return (
    <ContextMenu key={item.id} x={x} y={y} label="More for this notification" width={290} onClose={onClose}>
      {actions.map((action, index) => (
        <Fragment key={action.id}>
          {index > 0 && actions[index - 1]?.group !== action.group && <Menu.Divider />}
          <ActionItem action={action} item={item} />
        </Fragment>
      ))}
    </ContextMenu>
  );
}

function ActionItem({ action, item }: { action: RowAction; item: NotificationItem }) {
  const cost = useNarrowingCost(item, action.narrows);
  const Icon = ROW_ACTION_ICONS[action.id];
  const shortcut = shortcutOfRowAction(action.id);
  return (
    <Menu.Item
      leftSection={<Icon size={15} />}
      rightSection={shortcut === null ? null : <ShortcutKey id={shortcut.id} />}
      disabled={action.disabled !== null}
      title={action.disabled ?? undefined}
      onClick={action.run}
    >
      {action.label}
      {cost !== '' && <span className={styles.cost}>{cost}</span>}
    </Menu.Item>
  );
}
