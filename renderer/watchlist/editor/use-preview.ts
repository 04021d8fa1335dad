import { useEffect, useRef, useState } from 'react';
import type { Preview } from '../../../core/bridge/contract.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { eventIdFrom } from '../../../core/watchlist/event-url.ts';
import { messageOf } from '../../state/app-store.ts';
import { useBridge } from '../../state/stores.tsx';

/**
 * What the draft would do with the notifications kept, asked for at every change. One question is under way at a time;
 * what changes meanwhile is asked once it is answered, so that a fast typist never waits and never floods main.
 */
export function usePreview(draft: WatchlistEntry | null, allEvents: boolean) {
  const bridge = useBridge();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<string | null>(null);
  /** What to ask next; `null` where the newest draft has been asked for. */
  const next = useRef<{ draft: WatchlistEntry; event_id: string | null } | null>(null);
  const asking = useRef(false);

  useEffect(() => {
    if (draft === null) return;
    const event_id = eventIdFrom(draft.event_id) ?? draft.event_id.trim();
    next.current = { draft, event_id: allEvents || event_id === '' || event_id.length > 200 ? null : event_id };
    if (!asking.current) void askAll();

    async function askAll(): Promise<void> {
      asking.current = true;
      for (let wanted = next.current; wanted !== null; wanted = next.current) {
        next.current = null;
        try {
          setPreview(await bridge.request('watchlist.preview', { ...wanted, draft: { ...wanted.draft } }));
          setError(null);
        } catch (failure) {
          setError(messageOf(failure));
        }
      }
      asking.current = false;
    }
  }, [bridge, draft, allEvents]);

  return { preview, error };
}
