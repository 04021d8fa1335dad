import { useEffect, useRef, useState } from 'react';
import type { Preview } from '../../../core/bridge/contract.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { eventIdFrom } from '../../../core/watchlist/event-url.ts';
import { messageOf } from '../../state/app-store.ts';
import { useBridge } from '../../state/stores.tsx';

/** After the last key press: long enough for a fast typist's next one, too short to be noticed. */
const WAIT_MS = 60;

/** What the draft would do with the notifications kept, asked for as it changes. Answers to an older draft are dropped. */
export function usePreview(draft: WatchlistEntry | null, allEvents: boolean) {
  const bridge = useBridge();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<string | null>(null);
  const asked = useRef(0);

  useEffect(() => {
    if (draft === null) return;
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(() => {
      const event_id = eventIdFrom(draft.event_id) ?? draft.event_id.trim();
      bridge
        .request('watchlist.preview', {
          draft: { ...draft },
          event_id: allEvents || event_id === '' || event_id.length > 200 ? null : event_id,
        })
        .then(
          (answer) => {
            if (mine !== asked.current) return;
            setPreview(answer);
            setError(null);
          },
          (failure: unknown) => {
            if (mine === asked.current) setError(messageOf(failure));
          },
        );
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [bridge, draft, allEvents]);

  return { preview, error };
}
