import { Button, FileButton, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { confirmDone } from '../../shell/notify.tsx';
import { messageOf } from '../../state/app-store.ts';
import { useBridge } from '../../state/stores.tsx';
import { ImportResult } from './ImportResult.tsx';
import styles from './importing.module.css';
import { readImportFile } from './use-file-drop.ts';
import { useImportPreview } from './use-import-preview.ts';

/** Takes a list by file, drop or paste, shows what it would do, and does it when told to. */
export function ImportDialog({ initialText, onClose }: { initialText: string; onClose: () => void }) {
  const bridge = useBridge();
  const [text, setText] = useState(initialText);
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { preview, error, pending } = useImportPreview(text, mode);

  async function confirm(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      const saved = await bridge.request('watchlist.importConfirm', { text, format: 'auto', mode });
      if (saved.ok) {
        const { added, changed, removed } = saved.value;
        confirmDone(`Imported: ${added} added, ${changed} changed${removed > 0 ? `, ${removed} removed` : ''}`);
        onClose();
      } else setFailure(saved.issues.map((issue) => issue.message).join(' '));
    } catch (problem) {
      setFailure(messageOf(problem));
    } finally {
      setBusy(false);
    }
  }

  const effect = preview === null ? 0 : preview.added.length + preview.changed.length + preview.removed.length;
  const chosen = text.length > 20_000;
  return (
    <Modal opened onClose={onClose} title="Import a watchlist" size={720}>
      <div className={styles.source}>
        <FileButton
          accept=".json,.csv,.txt,application/json,text/csv"
          onChange={(file) => {
            if (file !== null) void readImportFile(file).then((read) => read !== null && setText(read));
          }}
        >
          {(props) => (
            <Button {...props} className={styles.choose ?? ''} leftSection={<IconFileImport size={15} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <span className={styles.dim}>
          JSON or CSV; or drop a file on the watchlist, or paste below. Nothing is saved yet.
        </span>
      </div>
      {chosen ? (
        <div className={styles.large}>
          <span>{(text.length / 1024).toFixed(0)} KB of text</span>
          <Button onClick={() => setText('')}>Take another</Button>
        </div>
      ) : (
        <Textarea
          className={styles.paste ?? ''}
          aria-label="Text to import"
          placeholder={'[{ "event_id": "abc123", "section": "101-110", "max_price_filter": 150 }]'}
          rows={5}
          spellCheck={false}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <SegmentedControl
        mt={12}
        value={mode}
        onChange={(choice) => setMode(choice as typeof mode)}
        aria-label="What becomes of the entries you have"
        data={[
          { value: 'merge', label: 'Add to and update my list' },
          { value: 'replace', label: 'Replace my list' },
        ]}
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {preview !== null && <ImportResult preview={preview} />}
      {failure !== null && (
        <p className={styles.error} role="alert">
          {failure}
        </p>
      )}
      <Group justify="flex-end" className={styles.footer ?? ''}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" loading={busy || pending} disabled={effect === 0} onClick={() => void confirm()}>
          {preview === null || effect === 0
            ? 'Import'
            : effectWords(preview.added.length, preview.changed.length, preview.removed.length)}
        </Button>
      </Group>
    </Modal>
  );
}

function effectWords(added: number, changed: number, removed: number): string {
  const parts = [
    added > 0 ? `add ${added}` : '',
    changed > 0 ? `change ${changed}` : '',
    removed > 0 ? `remove ${removed}` : '',
  ];
  const text = parts.filter(Boolean).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
