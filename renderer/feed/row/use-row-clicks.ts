import { type MouseEvent, useMemo, useState } from 'react';
import type { FeedItem, NotificationItem } from '../../../core/feed/feed-item.ts';
import { useStores } from '../../state/stores.tsx';
import { type MenuPlace, placeBelow, placeOfContextMenu } from '../../ui/menus/ContextMenu.tsx';
import { runRowAction } from '../actions/row-actions.ts';
import type { DetailProps } from '../ListWithDetail.tsx';

/** The row whose menu is open, and where. */
export interface RowMenuTarget extends MenuPlace {
  readonly item: NotificationItem;
}

/**
 * Presses in the list, told apart by what was pressed: one listener instead of several a row.
 *
 * @param items what the list holds now.
 */
export function useRowClicks(onOpen: DetailProps['onOpen'], items: () => readonly FeedItem[]) {
  const stores = useStores();
  const [menu, setMenu] = useState<RowMenuTarget | null>(null);

  const handlers = useMemo(() => {
    const itemAt = (target: EventTarget): NotificationItem | null => {
      if (!(target instanceof Element)) return null;
      const id = Number(target.closest<HTMLElement>('[data-item]')?.dataset.item);
      const item = items().find((candidate) => candidate.id === id);
      return item?.kind === 'notification' ? item : null;
    };
    return {
      onClick(event: MouseEvent<HTMLElement>) {
        const item = itemAt(event.target);
        if (item === null || !(event.target instanceof Element)) return;
        const button = event.target.closest<HTMLElement>('[data-press]');
        const press = button?.dataset.press;
        if (press === 'cart' || press === 'relax') {
          runRowAction(stores, item, press);
        } else if (button !== null && press === 'menu') {
          setMenu({ item, ...placeBelow(button) });
        } else {
          stores.view.getState().select(item.id);
          onOpen({ focus: false });
        }
      },
      onContextMenu(event: MouseEvent<HTMLElement>) {
        const item = itemAt(event.target);
        if (item === null) return;
        event.preventDefault();
        setMenu({ item, ...placeOfContextMenu(event) });
      },
    };
  }, [stores, onOpen, items]);

  /** Closes the menu; the focus goes back to where the menu belongs. */
  function closeMenu(): void {
    document.querySelector<HTMLElement>(`[data-item="${menu?.item.id}"] [data-press="menu"]`)?.focus();
    setMenu(null);
  }

  return { menu, closeMenu, handlers };
}
