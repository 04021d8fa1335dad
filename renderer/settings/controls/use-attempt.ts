import { useState } from 'react';
import { errorMessage } from '../../lib/error-message.ts';

/** How an attempt ended, fit to show. */
export interface AttemptResult {
  readonly ok: boolean;
  readonly text: string;
}

/** Runs what a button asks for: `busy` while it runs, then its result; `null` if there is nothing to say. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<AttemptResult | null>(null);

  async function attempt(task: () => Promise<AttemptResult | null>): Promise<void> {
    setBusy(true);
    try {
      setResult(await task());
    } catch (error) {
      setResult({ ok: false, text: errorMessage(error) });
    } finally {
      setBusy(false);
    }
  }

  return { busy, result, attempt, clearResult: () => setResult(null) };
}
