import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useEditor } from '../../state/stores.tsx';
import { EntryForm } from './EntryForm.tsx';
import styles from './editor.module.css';
import { PreviewPane } from './PreviewPane.tsx';

/** Whether a key went to a calendar, menu or dialog that lies over the form: Escape closes that one only. */
function inOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"], [aria-expanded="true"]') !== null;
}

/** The form of one entry, and beside it what it would do. */
export function Editor() {
  const entryId = useEditor((slice) => slice.entryId);
  const edit = useEditor((slice) => slice.edit);
  const [previewing, setPreviewing] = useState(false);
  useHotkeys([['Escape', (event) => inOverlay(event.target) || edit(null)]], []);
  return (
    <div className={styles.editor} data-previewing={previewing || undefined}>
      <EntryForm key={entryId ?? 'new'} previewing={previewing} onPreview={() => setPreviewing(!previewing)} />
      <PreviewPane />
    </div>
  );
}
