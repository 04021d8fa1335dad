import { useCallback, useEffect, useState } from 'react';
import type { HistoryStorage } from '../../../core/bridge/history-storage.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';

const POLL_MS = 1000;

/** How large the history is, followed while it is checked. */
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
    if (state !== 'checking' && state !== 'compacting') return;
    const timer = setTimeout(refresh, POLL_MS);
    return () => clearTimeout(timer);
  }, [storage, refresh]);
  return { storage, error, refresh };
}
