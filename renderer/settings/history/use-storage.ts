import { useCallback, useEffect, useState } from 'react';
import type { HistoryStorage } from '../../../core/bridge/history-storage.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';

/** While it is checked. */
const POLL_MS = 1000;
/** Otherwise: messages come, and old ones are deleted once less is kept. */
const IDLE_POLL_MS = 3000;

/** How large the history is, followed while it is shown. */
export interface StorageReading {
  /** `null` until it is read. */
  readonly storage: HistoryStorage | null;
  readonly error: string | null;
  readonly refresh: () => void;
}

export function useStorage(): StorageReading {
  const bridge = useBridge();
  const [storage, setStorage] = useState<HistoryStorage | null>(null);
  const [error, setError] = useState<string | null>(null);

  const refresh = useCallback(() => {
    bridge.request('history.storage', null).then(
      (answer) => {
        setStorage(answer);
        setError(null);
      },
      (failure: unknown) => setError(errorMessage(failure)),
    );
  }, [bridge]);

  useEffect(refresh, [refresh]);
  useEffect(() => {
    const state = storage?.upkeep.state;
    const running = state === 'checking' || state === 'compacting';
    const timer = setTimeout(refresh, running ? POLL_MS : IDLE_POLL_MS);
    return () => clearTimeout(timer);
  }, [storage, refresh]);
  return { storage, error, refresh };
}
