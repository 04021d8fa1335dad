import { Menu } from '@mantine/core';
import { IconBellOff, IconCopy, IconEye, IconFilter, IconMapPin, IconTag } from '@tabler/icons-react';
import { minutesFromNow, nextMidnight } from '../../lib/format/time.ts';
import { useStores } from '../../state/stores.tsx';
import styles from '../feed.module.css';
import { copyLink, editFilters, muteItem } from '../feed-actions.ts';
import { quickFilters } from '../quick-filters.ts';
import type { RowMenuTarget } from './use-row-clicks.ts';

/** What can be done with a row, besides its cart button. One menu serves the whole list. */
export function RowMenu({ target, onClose }: { target: RowMenuTarget | null; onClose: () => void }) {
  const stores = useStores();
  if (target === null) return null;
  const { item, x, y } = target;
  const { section, price } = quickFilters(item);
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-end"
      width={240}
      returnFocus={false}
      key={item.id}
    >
      <Menu.Target>
        <button
          type="button"
          className={styles.menuAnchor}
          style={{ left: x, top: y }}
          tabIndex={-1}
          aria-label="More for this notification"
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconBellOff size={15} />}
          onClick={() => void muteItem(stores, item, minutesFromNow(60))}
        >
          Mute for 1 hour
        </Menu.Item>
        <Menu.Item leftSection={<IconBellOff size={15} />} onClick={() => void muteItem(stores, item, nextMidnight())}>
          Mute until tomorrow
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={item.entry === null ? <IconEye size={15} /> : <IconFilter size={15} />}
          onClick={() => editFilters(stores, item)}
        >
          {item.entry === null ? 'Watch this event' : 'Edit filters'}
        </Menu.Item>
        {section !== null && (
          <Menu.Item leftSection={<IconMapPin size={15} />} onClick={() => editFilters(stores, item, section.changes)}>
            {section.label}
          </Menu.Item>
        )}
        {price !== null && (
          <Menu.Item leftSection={<IconTag size={15} />} onClick={() => editFilters(stores, item, price.changes)}>
            {price.label}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconCopy size={15} />}
          disabled={!item.has_link}
          onClick={() => void copyLink(stores, item.id, null)}
        >
          Copy link
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
