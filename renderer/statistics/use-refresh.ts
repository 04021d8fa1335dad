import { useEffect } from 'react';
import { useBridge } from '../state/stores.tsx';

/** How often is read again while messages arrive, at most. */
const REFRESH_MS = 5_000;

/**
 * Calls `read` now, and again some seconds after messages or results arrived. `signal` is aborted once the answer no longer
 * counts. A new `read` starts over, so keep it stable.
 */
export function useRefresh(read: (signal: AbortSignal) => Promise<void>): void {
  const bridge = useBridge();
  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void read(ended.signal);
      }, REFRESH_MS);
    };
    void read(ended.signal);
    const subscriptions = [bridge.subscribe('feed', readSoon), bridge.subscribe('feed.changed', readSoon)];
    return () => {
      ended.abort();
      for (const unsubscribe of subscriptions) unsubscribe();
      clearTimeout(timer);
    };
  }, [bridge, read]);
}
