import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { useStores } from '../../state/stores.tsx';
import { ContextMenu, type MenuPlace } from '../../ui/menus/ContextMenu.tsx';
import { entryActions } from '../actions/entry-actions.ts';
import { entryTitle } from '../entry-text.ts';

/** Which entry's menu is open, and where. */
export interface EntryMenuTarget extends MenuPlace {
  readonly overview: EntryOverview;
}

/** What can be done with an entry. One menu serves the whole table. */
export function EntryMenu({ target, onClose }: { target: EntryMenuTarget; onClose: () => void }) {
  const stores = useStores();
  const { overview, x, y } = target;
  const actions = entryActions(stores, overview);
  return (
    <ContextMenu x={x} y={y} label={`More for ${entryTitle(overview)}`} width={230} onClose={onClose}>
      {actions.map(({ id, label, Icon, group, disabled, run }, index) => (
        <Fragment key={id}>
          {index > 0 && actions[index - 1]?.group !== group && <Menu.Divider />}
          <Menu.Item
            leftSection={<Icon size={15} />}
            disabled={disabled !== null}
            title={disabled ?? undefined}
            onClick={run}
          >
            {label}
          </Menu.Item>
        </Fragment>
      ))}
    </ContextMenu>
  );
}
