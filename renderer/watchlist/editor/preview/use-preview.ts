import { useEffect, useRef, useState } from 'react';
import type { EntryPreview } from '../../../../core/feed/entry-preview.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { eventIdFromUrl } from '../../../../core/watchlist/event-url.ts';
import { errorMessage } from '../../../lib/error-message.ts';
import { useBridge } from '../../../state/stores.tsx';

/** As the request takes it; a longer one is no event's. */
const MAX_ID_LENGTH = 200;

/**
 * What the draft would do with the notifications kept, asked for at every change. One question is under way at a time;
 * what changes meanwhile is asked once it is answered, so that a fast typist never waits and never floods main.
 */
export function usePreview(draft: WatchlistEntry | null, allEvents: boolean) {
  const bridge = useBridge();
  const [preview, setPreview] = useState<EntryPreview | null>(null);
  const [error, setError] = useState<string | null>(null);
  /** What to ask next; `null` if the newest draft has been asked for. */
  const next = useRef<{ draft: WatchlistEntry; event_id: string | null } | null>(null);
  const requestPending = useRef(false);

  useEffect(() => {
    if (draft === null) return;
    const event_id = eventIdFromUrl(draft.event_id) ?? draft.event_id.trim();
    next.current = { draft, event_id: allEvents ? null : event_id.slice(0, MAX_ID_LENGTH) };
    if (!requestPending.current) void askAll();

    async function askAll(): Promise<void> {
      requestPending.current = true;
      for (let wanted = next.current; wanted !== null; wanted = next.current) {
        next.current = null;
        try {
          setPreview(await bridge.request('watchlist.preview', { ...wanted, draft: { ...wanted.draft } }));
          setError(null);
        } catch (failure) {
          setError(errorMessage(failure));
        }
      }
      requestPending.current = false;
    }
  }, [bridge, draft, allEvents]);

  return { preview, error };
}
