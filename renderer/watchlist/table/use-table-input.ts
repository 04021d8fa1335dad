import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { useStores } from '../../state/stores.tsx';
import { focusRow } from '../../ui/list/focus-row.ts';
import { placeBelow, placeOfContextMenu } from '../../ui/menus/ContextMenu.tsx';
import { enableEntries, removeEntries } from '../actions/change-entries.ts';
import type { EntryMenuTarget } from './EntryMenu.tsx';
import { focusEntries } from './focus-entries.ts';

interface Options {
  readonly views: readonly EntryOverview[];
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly scrollTo: (index: number) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Presses and keys of the table: arrows or j and k move, Enter opens, Space ticks (with Shift: up to here), Ctrl+A ticks
 * all, Delete removes (with undo); a right click, Shift+F10 or the row's button opens its menu. One listener for all rows.
 */
export function useTableInput({ views, selection, onSelect, scrollTo }: Options) {
  const stores = useStores();
  const [focused, setFocused] = useState(0);
  const [menu, setMenu] = useState<EntryMenuTarget | null>(null);
  const anchor = useRef(0);

  const currentId = views[Math.min(focused, views.length - 1)]?.entry.id ?? null;
  useEffect(() => stores.view.getState().setCurrentEntry(currentId), [stores, currentId]);

  const indexOf = (target: EventTarget): number => {
    if (!(target instanceof Element)) return -1;
    return Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
  };

  function toggleSelection(index: number, upToHere: boolean): void {
    const next = new Set(selection);
    const id = views[index]?.entry.id;
    if (id === undefined) return;
    if (upToHere) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      for (const view of views.slice(from, to + 1)) next.add(view.entry.id);
    } else if (!next.delete(id)) next.add(id);
    anchor.current = index;
    onSelect(next);
  }

  function open(index: number): void {
    const id = views[index]?.entry.id;
    if (id !== undefined) stores.editor.getState().edit({ entryId: id, overrides: {} });
  }

  function moveTo(index: number, table: HTMLElement): void {
    setFocused(index);
    scrollTo(index);
    focusRow(table, `[data-index="${index}"]`);
  }

  const handlers = {
    onClick(event: MouseEvent<HTMLElement>) {
      const index = indexOf(event.target);
      if (index < 0 || !(event.target instanceof Element)) return;
      setFocused(index);
      const button = event.target.closest<HTMLElement>('[data-press]');
      const press = button?.dataset.press;
      const overview = views[index];
      if (button !== null && press === 'menu' && overview !== undefined) setMenu({ overview, ...placeBelow(button) });
      else if (press === 'tick') toggleSelection(index, event.shiftKey);
      else if (press === 'enable') {
        const entry = views[index]?.entry;
        if (entry !== undefined) void enableEntries(stores, [entry.id], !entry.enabled);
      } else open(index);
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const index = indexOf(event.target);
      const overview = views[index];
      if (overview === undefined) return;
      event.preventDefault();
      setFocused(index);
      setMenu({ overview, ...placeOfContextMenu(event) });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const index = indexOf(event.target);
      const inControl = event.target instanceof Element && event.target.closest('[data-press]') !== null;
      if (event.altKey || event.metaKey) return;
      if (event.ctrlKey) {
        if (event.key !== 'a') return;
        event.preventDefault();
        onSelect(new Set(views.map(({ entry }) => entry.id)));
        return;
      }
      const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
      if (step !== undefined) {
        event.preventDefault();
        moveTo(Math.max(0, Math.min(views.length - 1, (index < 0 ? focused : index) + step)), event.currentTarget);
      } else if (index >= 0 && !inControl && event.key === 'Enter') {
        event.preventDefault();
        open(index);
      } else if (index >= 0 && !inControl && event.key === ' ') {
        event.preventDefault();
        toggleSelection(index, event.shiftKey);
      } else if (index >= 0 && event.key === 'Delete') {
        const id = views[index]?.entry.id;
        if (id !== undefined) void removeEntries(stores, selection.has(id) ? [...selection] : [id]);
      }
    },
  };
  /** Closes the menu; the focus goes back to the row it belongs to, unless a form or a dialog has taken it. */
  function closeMenu(): void {
    setMenu(null);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusEntries();
    });
  }

  return { handlers, focused: Math.min(focused, views.length - 1), menu, closeMenu };
}
