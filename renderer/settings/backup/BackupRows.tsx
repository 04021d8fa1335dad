import { Button, FileButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { BackupState } from '../../../core/bridge/state/backup.ts';
import { formatBytes } from '../../../core/text/format/format-bytes.ts';
import { useApp } from '../../state/stores.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from './backup.module.css';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useBackup } from './use-backup.ts';

/** Everything but secrets into one file, and back. */
export function BackupRows() {
  const { state, start, restore, confirm, cancel } = useBackup();
  const isPage = useApp((app) => app.state?.mode === 'browser');
  const isDemo = useApp((app) => app.state?.profile === 'demo');
  const working = state.state === 'working' ? state : null;
  const resetFile = useRef<() => void>(null);
  useDownload(state);
  return (
    <>
      <SettingRow
        label="Back up"
        hint="Settings, watchlist, sounds and history in one file. The API key and other secrets are not in it."
        alsoFoundBy="backup save export everything copy move computer"
      >
        {working?.job === 'backup' ? (
          <Progress working={working} onCancel={cancel} />
        ) : (
          <Button disabled={working !== null} onClick={start}>
            Back up…
          </Button>
        )}
        <p className={styles.result} role="status">
          {state.state === 'backed_up' && (
            <>
              {formatBytes(state.bytes)} in {state.file}.{' '}
              {state.download !== null && (
                <a href={state.download} download={state.file}>
                  Download again
                </a>
              )}
            </>
          )}
        </p>
        <Failure state={state} job="backup" />
      </SettingRow>
      <SettingRow
        label="Restore"
        hint={
          isDemo
            ? 'Leave the demo first: a backup brings your own watchlist and history.'
            : 'Shows what a backup would change, then asks. What was there is kept beside it.'
        }
        alsoFoundBy="restore backup bring back import everything move computer"
      >
        {working?.job === 'restore' ? (
          <Progress working={working} onCancel={cancel} />
        ) : isPage ? (
          <FileButton
            accept=".gz,application/gzip"
            resetRef={resetFile}
            onChange={(file) => {
              if (file !== null) restore(file);
              // The same file may be chosen again.
              resetFile.current?.();
            }}
          >
            {(props) => (
              <Button {...props} disabled={working !== null || isDemo}>
                Restore…
              </Button>
            )}
          </FileButton>
        ) : (
          <Button disabled={working !== null || isDemo} onClick={() => restore(null)}>
            Restore…
          </Button>
        )}
        <p className={styles.result} role="status">
          {state.state === 'restored' && formatRestored(state)}
        </p>
        <Failure state={state} job="restore" />
      </SettingRow>
      {state.state === 'previewed' && <RestoreDialog preview={state} onConfirm={confirm} onCancel={cancel} />}
    </>
  );
}

type Working = Extract<BackupState, { state: 'working' }>;

function Progress({ working, onCancel }: { working: Working; onCancel: () => void }) {
  const { phase, done, total } = working;
  const text = formatPhase(working);
  return (
    <div className={styles.progress}>
      <progress
        aria-label={working.job === 'backup' ? 'Backup' : 'Restore'}
        {...(done === null || total === null ? {} : { value: done, max: total })}
      />
      {phase !== 'restoring' && <Button onClick={onCancel}>Cancel</Button>}
      <span>{text}</span>
    </div>
  );
}

function formatPhase({ phase, done, total }: Working): string {
  const amount = done === null || total === null ? '' : `: ${formatBytes(done)} of ${formatBytes(total)}`;
  switch (phase) {
    case 'choosing':
      return 'Choose the file in the window that has opened.';
    case 'receiving':
      return `Reading the file${amount}`;
    case 'copying':
      return 'Copying the history… Alerts and recording go on.';
    case 'packing':
      return `Packing${amount}`;
    case 'reading':
      return 'Checking all of the backup… Alerts and recording go on.';
    case 'confirming':
      return 'Answer the question outside this page.';
    case 'restoring':
      return 'Restoring…';
  }
}

function formatRestored({ kept, missing_secrets: missing }: Extract<BackupState, { state: 'restored' }>): string {
  const before = kept.length === 0 ? '' : ` What was there is kept in the data folder: ${kept.join(', ')}.`;
  const secrets = missing.length === 0 ? '' : ` Enter once more: ${missing.join(', ')}.`;
  return `Restored.${secrets}${before}`;
}

function Failure({ state, job }: { state: BackupState; job: 'backup' | 'restore' }) {
  if (state.state !== 'failed' || state.job !== job) return null;
  return (
    <p className={styles.failure} role="alert">
      {state.why}
    </p>
  );
}

/** Fetches a backup that is made while the page looks on. */
function useDownload(state: BackupState): void {
  const wasWorking = useRef(false);
  useEffect(() => {
    if (state.state === 'backed_up' && state.download !== null && wasWorking.current) {
      const link = document.createElement('a');
      link.href = state.download;
      link.download = state.file;
      link.click();
    }
    wasWorking.current = state.state === 'working' && state.job === 'backup';
  }, [state]);
}
