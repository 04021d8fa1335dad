import { useEffect, useState } from 'react';
import type { SeenValues } from '../../../../core/feed/seen-values.ts';
import { eventIdFromUrl } from '../../../../core/watchlist/event-url.ts';
import { useBridge } from '../../../state/stores.tsx';

const NONE: SeenValues = { sections: [], rows: [], websites: [], currency: null };
/** A name that is being typed is not asked about letter by letter. */
const DELAY_MS = 250;
const MAX_ID_LENGTH = 200;

/** What messages of the event in the form have named; nothing until that is known. */
export function useSeenValues(eventField: string): SeenValues {
  const bridge = useBridge();
  const [seen, setSeen] = useState<{ readonly eventId: string; readonly values: SeenValues } | null>(null);
  const eventId = eventIdFromUrl(eventField) ?? eventField.trim();

  useEffect(() => {
    if (eventId === '' || eventId.length > MAX_ID_LENGTH) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      bridge.request('watchlist.seenValues', { event_id: eventId }).then(
        (values) => isCurrent && setSeen({ eventId, values }),
        // The fields take any text: without suggestions there is nothing to say.
        () => {},
      );
    }, DELAY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [bridge, eventId]);

  return seen?.eventId === eventId ? seen.values : NONE;
}
