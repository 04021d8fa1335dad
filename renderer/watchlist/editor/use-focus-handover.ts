import { type RefObject, useLayoutEffect } from 'react';
import { focusEntries } from '../table/focus-entries.ts';

/**
 * Keeps the keyboard where the user is: a new entry begins in its event field; if the form hides the list, the focus
 * goes from the list to the form; and when the form closes, back to the list.
 */
export function useFocusHandover(editor: RefObject<HTMLElement | null>, entryId: string | null): void {
  useLayoutEffect(() => {
    const event = editor.current?.querySelector<HTMLInputElement>('form [role="combobox"], form input[type="text"]');
    const held = document.activeElement;
    if (entryId === null && event?.value === '') event.focus({ preventScroll: true });
    else if (held === null || held === document.body || held.getClientRects().length === 0) {
      editor.current?.querySelector('button')?.focus({ preventScroll: true });
    }
  }, [editor, entryId]);

  useLayoutEffect(() => {
    const form = editor.current;
    return () => {
      if (form?.contains(document.activeElement) !== true) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusEntries();
      });
    };
  }, [editor]);
}
