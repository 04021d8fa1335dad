import { useEffect, useState } from 'react';
import type { BackupState } from '../../../core/bridge/state/backup.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { notify } from '../../ui/notify.tsx';
import { sendBackup } from './send-backup.ts';

/** The backup or the restore that is under way, and what can be done. */
export interface BackupControls {
  readonly state: BackupState;
  readonly start: () => void;
  /** @param file what was chosen in the page, if this host lets the page send it. */
  readonly restore: (file: File | null) => void;
  readonly confirm: (id: string) => void;
  readonly cancel: () => void;
}

export function useBackup(): BackupControls {
  const bridge = useBridge();
  const [state, setState] = useState<BackupState>({ state: 'none' });

  useEffect(() => {
    let newest = false;
    const unsubscribe = bridge.subscribe('backup', (next) => {
      newest = true;
      setState(next);
    });
    // What is under way goes on without this view.
    bridge.request('backup.get', null).then(
      (current) => newest || setState(current),
      () => {},
    );
    return unsubscribe;
  }, [bridge]);

  const attempt = (title: string, work: () => Promise<unknown>) => {
    work().catch((error: unknown) => notify({ level: 'error', title, text: errorMessage(error) }));
  };
  return {
    state,
    start: () => attempt('The backup did not begin', () => bridge.request('backup.start', null)),
    restore: (file) =>
      attempt('The restore did not begin', async () => {
        const { upload } = await bridge.request('restore.choose', null);
        if (upload !== null && file !== null) await sendBackup(upload, file);
      }),
    confirm: (id) => attempt('Nothing was restored', () => bridge.request('restore.confirm', { id })),
    cancel: () => attempt('It was not canceled', () => bridge.request('backup.cancel', null)),
  };
}
