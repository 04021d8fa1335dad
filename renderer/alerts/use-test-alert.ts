import { useCallback, useState } from 'react';
import type { ToastOutcome } from '../../core/bridge/state/health.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useBridge } from '../state/stores.tsx';

/** Sends test alerts, and keeps how the newest of them went. */
export function useTestAlert() {
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ToastOutcome | null>(null);
  const [error, setError] = useState<string | null>(null);

  const send = useCallback(async () => {
    setBusy(true);
    setError(null);
    try {
      setOutcome((await bridge.request('alerts.test', null)).outcome);
    } catch (failure) {
      setError(errorMessage(failure));
    } finally {
      setBusy(false);
    }
  }, [bridge]);

  return { send, busy, outcome, error };
}
