import { Menu } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import styles from './context-menu.module.css';

/** Where a menu opens, in the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface Props extends MenuPlace {
  /** Names it for a screen reader. */
  readonly label: string;
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A menu of something in a list: opened by its "…" button or a right click. One serves the whole list. */
export function ContextMenu({ x, y, label, width, onClose, children }: Props) {
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-end"
      // In a low window it moves up, over the place it belongs to.
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 8 } }}
      width={width}
      returnFocus={false}
    >
      <Menu.Target>
        <button type="button" className={styles.anchor} style={{ left: x, top: y }} tabIndex={-1} aria-label={label} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** Below the button that opens the menu. */
export function placeBelow(button: Element): MenuPlace {
  const box = button.getBoundingClientRect();
  return { x: box.right, y: box.bottom };
}

/** Where a right click was, or, if a key asked for the menu, below what has the focus. */
export function placeOfContextMenu({ clientX: x, clientY: y, button, target }: MouseEvent): MenuPlace {
  const isByKey = button !== 2 && target instanceof Element;
  if (!isByKey) return { x, y };
  const box = target.getBoundingClientRect();
  return { x: box.left + Math.min(box.width, 240), y: box.bottom };
}
