import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { EntryOverview } from '../../../core/bridge/contract.ts';
import { useStores } from '../../state/stores.tsx';
import { useEntryActions } from '../use-entry-actions.ts';

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
 * all, Delete removes (with undo). One listener for all rows.
 */
export function useTableInput({ views, selection, onSelect, scrollTo }: Options) {
  const { editor } = useStores();
  const actions = useEntryActions();
  const [focused, setFocused] = useState(0);
  const anchor = useRef(0);

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
    if (id !== undefined) editor.getState().edit({ entryId: id, overrides: {} });
  }

  function moveTo(index: number, table: Element): void {
    setFocused(index);
    scrollTo(index);
    requestAnimationFrame(() => table.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  }

  const handlers = {
    onClick(event: MouseEvent<HTMLElement>) {
      const index = indexOf(event.target);
      if (index < 0 || !(event.target instanceof Element)) return;
      setFocused(index);
      const press = event.target.closest<HTMLElement>('[data-press]')?.dataset.press;
      if (press === 'tick') toggleSelection(index, event.shiftKey);
      else if (press === 'enable') {
        const entry = views[index]?.entry;
        if (entry !== undefined) void actions.enable([entry.id], !entry.enabled);
      } else open(index);
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
        if (id !== undefined) void actions.remove(selection.has(id) ? [...selection] : [id]);
      }
    },
  };
  return { handlers, focused: Math.min(focused, views.length - 1) };
}
