import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useEditor } from '../../state/stores.tsx';
import { EntryForm } from './EntryForm.tsx';
import styles from './editor.module.css';
import { PreviewPane } from './PreviewPane.tsx';

/** The form of one entry, and beside it what it would do. */
export function Editor() {
  const entryId = useEditor((slice) => slice.entryId);
  const edit = useEditor((slice) => slice.edit);
  const [previewing, setPreviewing] = useState(false);
  useHotkeys([['Escape', () => edit(null)]], []);
  return (
    <div className={styles.editor} data-previewing={previewing || undefined}>
      <EntryForm key={entryId ?? 'new'} previewing={previewing} onPreview={() => setPreviewing(!previewing)} />
      <PreviewPane />
    </div>
  );
}
