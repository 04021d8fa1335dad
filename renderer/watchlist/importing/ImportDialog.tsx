import { Button, FileButton, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { capitalize } from '../../../core/text/capitalize.ts';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import type { ImportPreview } from '../../../core/watchlist/formats/import-preview.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { notifySuccess } from '../../ui/notify.tsx';
import { useOpenerFocus } from '../../ui/use-opener-focus.ts';
import { ImportSummary } from './ImportSummary.tsx';
import styles from './importing.module.css';
import { readImportFile } from './read-import-file.ts';
import { useImportPreview } from './use-import-preview.ts';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** Takes a list by file, drop or paste, shows what it would do, and does it on confirmation. */
export function ImportDialog({ text, onText, onClose }: Props) {
  const bridge = useBridge();
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { preview, error, pending, progress } = useImportPreview(text, mode);
  useOpenerFocus(true);

  async function confirm(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      const saved = await bridge.request('watchlist.importConfirm', { text, format: 'auto', mode });
      if (saved.ok) {
        const { added, changed, removed } = saved.value;
        notifySuccess(`Imported: ${formatCounts([added, 'added'], [changed, 'changed'], [removed, 'removed'])}`);
        onClose();
      } else setFailure(saved.issues.map((issue) => issue.message).join(' '));
    } catch (problem) {
      setFailure(errorMessage(problem));
    } finally {
      setBusy(false);
    }
  }

  /** Ends what is not done yet, and forgets what was read. */
  function close(): void {
    void bridge.request('watchlist.importCancel', null).catch(() => {});
    onClose();
  }

  const changeCount = preview === null ? 0 : preview.counts.added + preview.counts.changed + preview.counts.removed;
  const isLargeText = text.length > 20_000;
  return (
    <Modal opened onClose={close} title="Import a watchlist" size={720}>
      <div className={styles.source}>
        <FileButton
          accept=".json,.csv,.txt,application/json,text/csv"
          onChange={(file) => {
            if (file !== null) void readImportFile(file).then((read) => read !== null && onText(read));
          }}
        >
          {(props) => (
            <Button {...props} className={styles.choose ?? ''} leftSection={<IconFileImport size={15} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <span className={styles.dim}>JSON or CSV; or drop a file here, or paste its text. Nothing is saved yet.</span>
      </div>
      {isLargeText ? (
        <div className={styles.large}>
          <span>{formatNumber(Math.ceil(text.length / 1024))} KB of text</span>
          <Button onClick={() => onText('')}>Choose another</Button>
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
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
      <SegmentedControl
        mt={12}
        value={mode}
        onChange={(choice) => setMode(choice as typeof mode)}
        aria-label="Existing entries"
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
      {pending && isLargeText && (
        <div className={styles.progress} role="status">
          <progress aria-label="Reading the text" value={progress?.done} max={progress?.total ?? 1} />
          {progress === null
            ? 'Reading…'
            : `Read ${formatNumber(progress.done)} of ${formatNumber(progress.total)} entries`}
        </div>
      )}
      {preview !== null && <ImportSummary preview={preview} />}
      {failure !== null && (
        <p className={styles.error} role="alert">
          {failure}
        </p>
      )}
      <Group justify="flex-end" className={styles.footer ?? ''}>
        <Button onClick={close}>Cancel</Button>
        <Button variant="filled" loading={busy || pending} disabled={changeCount === 0} onClick={() => void confirm()}>
          {preview === null || changeCount === 0 ? 'Import' : formatImportAction(preview)}
        </Button>
      </Group>
    </Modal>
  );
}

type CountedVerb = readonly [count: number, word: string];

/** Counts with their words, without those that are 0: `3 added, 1 changed`. */
const formatCounts = (...counts: readonly CountedVerb[]) =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatNumber(count)} ${word}`)
    .join(', ');

/** What the button does: `Add 3, change 1`. */
function formatImportAction({ counts: { added, changed, removed } }: ImportPreview): string {
  const counts: readonly CountedVerb[] = [
    [added, 'add'],
    [changed, 'change'],
    [removed, 'remove'],
  ];
  const text = counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${word} ${formatNumber(count)}`)
    .join(', ');
  return capitalize(text);
}
