import { useCallback, useRef, useState } from 'react';
import { useEditor } from '../../state/stores.tsx';
import { EntryForm } from './EntryForm.tsx';
import styles from './editor.module.css';
import { PreviewPane } from './preview/PreviewPane.tsx';
import { useEscape } from './use-escape.ts';
import { useFocusHandover } from './use-focus-handover.ts';

/** The form of one entry, and beside it what it would do. */
export function EntryEditor() {
  const entryId = useEditor((slice) => slice.entryId);
  const edit = useEditor((slice) => slice.edit);
  const [previewing, setPreviewing] = useState(false);
  useEscape(useCallback(() => edit(null), [edit]));
  const editor = useRef<HTMLDivElement>(null);
  useFocusHandover(editor, entryId);
  return (
    <div ref={editor} className={styles.editor} data-previewing={previewing || undefined}>
      <EntryForm key={entryId ?? 'new'} previewing={previewing} onPreview={() => setPreviewing(!previewing)} />
      <PreviewPane />
    </div>
  );
}
